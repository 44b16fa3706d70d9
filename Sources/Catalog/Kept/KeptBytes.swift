/// Bytes that were kept, wherever they are: they stay as long as somebody has this.
public final class KeptBytes: @unchecked Sendable {
  /// They do not change.
  public let bytes: UnsafeRawBufferPointer
  private let free: @Sendable (UnsafeRawBufferPointer) -> Void

  /// - Parameter free: gives the memory back.
  public init(
    _ bytes: UnsafeRawBufferPointer, free: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    (self.bytes, self.free) = (bytes, free)
  }

  /// A copy in memory.
  convenience init(_ content: [UInt8]) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: content.count, alignment: 64)
    room.copyBytes(from: content)
    self.init(UnsafeRawBufferPointer(room)) { $0.deallocate() }
  }

  deinit { free(bytes) }
}
