public import ArgumentParser
public import JuesuanExtract

extension GridStrategy: ExpressibleByArgument {}

/// How the grids of a PDF are found; nobody needs to choose.
struct StrategyOption: ParsableArguments {
  @Option(
    name: .customLong("strategy"),
    help: ArgumentHelp(
      "For study: find the grids of a PDF by one kind of evidence alone: automatic, ruled, rows or aligned.",
      valueName: "kind"
    )
  )
  var kind = GridStrategy.automatic
}
