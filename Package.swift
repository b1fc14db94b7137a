// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every Swift target; a target that differs says so at its own declaration.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "juesuan",
  products: [
    .executable(name: "juesuan", targets: ["juesuan"]),
    .library(name: "JuesuanModel", targets: ["JuesuanModel"]),
    .library(name: "JuesuanExtract", targets: ["JuesuanExtract"]),
    .library(name: "JuesuanAudit", targets: ["JuesuanAudit"]),
    .library(name: "JuesuanRender", targets: ["JuesuanRender"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0")
  ],
  targets: [
    // C libraries: a module map and a shim header each, found through pkg-config.
    .systemLibrary(
      name: "CPoppler",
      path: "Sources/CPoppler",
      pkgConfig: "poppler-glib",
      providers: [.apt(["libpoppler-glib-dev"])]
    ),
    .systemLibrary(
      name: "CQPDF",
      path: "Sources/CQPDF",
      pkgConfig: "libqpdf",
      providers: [.apt(["libqpdf-dev"])]
    ),
    .systemLibrary(
      name: "CNettle",
      path: "Sources/CNettle",
      pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"])]
    ),
    .systemLibrary(
      name: "CCairo",
      path: "Sources/CCairo",
      pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"])]
    ),
    .systemLibrary(
      name: "CXlsxWriter",
      path: "Sources/CXlsxWriter",
      pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]
    ),
    // GLPK installs no .pc file; its header and library lie on the standard paths.
    .systemLibrary(name: "CGLPK", path: "Sources/CGLPK", providers: [.apt(["libglpk-dev"])]),

    .target(name: "JuesuanModel", path: "Sources/Model", swiftSettings: strict),
    .target(
      name: "JuesuanExtract",
      dependencies: ["JuesuanModel", "CPoppler", "CQPDF", "CNettle"],
      path: "Sources/Extract",
      swiftSettings: strict
    ),
    .target(
      name: "JuesuanAudit",
      dependencies: ["JuesuanModel", "CGLPK"],
      path: "Sources/Audit",
      swiftSettings: strict
    ),
    .target(
      name: "JuesuanRender",
      dependencies: ["JuesuanModel", "CCairo", "CXlsxWriter"],
      path: "Sources/Render",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "juesuan",
      dependencies: [
        "JuesuanModel", "JuesuanExtract", "JuesuanAudit", "JuesuanRender",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/juesuan",
      resources: ["report", "tables", "findings", "worker"].map { .embedInCode("Schemas/\($0).schema.json") },
      swiftSettings: strict
    ),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ModelTests",
      dependencies: ["JuesuanModel", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AuditTests",
      dependencies: ["JuesuanModel", "JuesuanAudit", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RenderTests",
      dependencies: ["JuesuanModel", "JuesuanRender", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "PipelineTests",
      dependencies: ["JuesuanModel", "JuesuanExtract", "JuesuanAudit", "JuesuanRender", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: ["juesuan", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ExtractTests",
      dependencies: ["JuesuanModel", "JuesuanExtract", "TestSupport"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
