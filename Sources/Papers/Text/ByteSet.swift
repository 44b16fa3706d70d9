/// A set of ASCII bytes, written as a literal: `ByteSet(".,;").contains(byte)`.
///
/// Public, as only what is public is inlined into other rooms. The literal becomes two numbers when the program is compiled, so that asking costs a shift; a String's bytes
/// would be gone through one by one.
public struct ByteSet {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64

  /// The bytes of a literal that has ASCII alone.
  @inlinable @inline(__always) public init(_ literal: StaticString) {
    var (low, high): (UInt64, UInt64) = (0, 0)
    let bytes = literal.utf8Start
    var index = 0
    while index < literal.utf8CodeUnitCount {
      let byte = bytes[index]
      // Without branches, so that the compiler can do it all.
      let bit = UInt64(1) &<< UInt64(byte)
      low |= byte < 64 ? bit : 0
      high |= byte < 64 ? 0 : bit
      index &+= 1
    }
    (self.low, self.high) = (low, high)
  }

  @inlinable @inline(__always) public func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && ((byte < 64 ? low : high) &>> UInt64(byte)) & 1 != 0
  }
}
