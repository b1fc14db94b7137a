/// The bytes of a file at one place in memory, for the C libraries that read from them as long as a document is open.
@safe final class FileBytes: @unchecked Sendable {
  let pointer: UnsafeRawBufferPointer

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    unsafe copy.copyBytes(from: bytes)
    unsafe pointer = UnsafeRawBufferPointer(copy)
  }

  deinit { unsafe pointer.deallocate() }
}
