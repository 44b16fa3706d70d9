/// Some of the 256 bytes, to be asked for in loops that see every byte.
public struct ByteTable: @unchecked Sendable {
  /// Kept for ever: tables are made once.
  @usableFromInline let bytes: UnsafeMutablePointer<Bool>

  /// Those for which `isOne` says so.
  public init(_ isOne: (UInt8) -> Bool) {
    bytes = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { (bytes + Int(byte)).initialize(to: isOne(byte)) }
  }

  @inlinable @inline(__always) public func contains(_ byte: UInt8) -> Bool { bytes[Int(byte)] }
}
