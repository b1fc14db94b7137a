internal import Synchronization

/// A document opened ahead, for the one who asks first.
final class SpareFile: @unchecked Sendable {
  private let file: ContentFile?
  private let isTaken = Atomic(false)

  init(_ file: ContentFile?) { self.file = file }

  /// The document, once.
  func take() -> ContentFile? { isTaken.exchange(true, ordering: .acquiring) ? nil : file }
}
