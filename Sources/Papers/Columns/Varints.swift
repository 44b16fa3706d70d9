/// Numbers that are mostly small, one after the other: seven bits a byte, the lowest first, the top bit on where
/// the number goes on.
public struct Varints {
  public let bytes: UnsafeRawBufferPointer
  /// Where the next number begins.
  public var place: Int

  @inlinable
  public init(_ bytes: UnsafeRawBufferPointer, from place: Int = 0) {
    (self.bytes, self.place) = (bytes, place)
  }

  /// The next number; zero behind the last one.
  @inlinable
  public mutating func next() -> UInt64 {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while place < bytes.count {
      let byte = bytes[place]
      place &+= 1
      number |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return number }
      shift &+= 7
    }
    return number
  }

  /// The next number, where it says how many bytes of something there are; some billions at most.
  @inlinable
  public mutating func nextCount() -> Int { Int(truncatingIfNeeded: next() & 0xFFFF_FFFF) }

  /// The next number, where it may be less than zero.
  @inlinable
  public mutating func nextSigned() -> Int64 {
    let number = next()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// Appends a number that may be less than zero: those that are stand between the others.
  @inlinable
  public static func append(signed number: Int64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: number << 1 ^ number >> 63), to: &bytes)
  }

  /// Appends a number.
  @inlinable
  public static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    var rest = UInt64(truncatingIfNeeded: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
