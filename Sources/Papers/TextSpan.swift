/// A range of bytes in a digest's arena.
public struct TextSpan: FlatValue {
  public var offset: UInt32
  public var length: UInt32

  public init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  /// No text.
  public static let empty = TextSpan(offset: 0, length: 0)
  public static var nothing: TextSpan { empty }

  public var isEmpty: Bool { length == 0 }
  public var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}

extension UnsafeRawBufferPointer {
  /// A text of an arena, as far as it lies in there.
  @inlinable
  public func text(_ span: TextSpan) -> UnsafeRawBufferPointer {
    let start = Swift.min(Int(span.offset), count)
    return UnsafeRawBufferPointer(
      rebasing: self[start..<Swift.min(start + Int(span.length), count)])
  }
}
