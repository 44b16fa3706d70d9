/// A value that is nothing but its bytes, and of which any bytes are one: what a file says in its place can be
/// wrong, and never harmful.
///
/// So it has no Bool, no enum and no optional in it, and whoever uses a number in it as a place looks first
/// whether there is such a place.
public protocol FlatValue: BitwiseCopyable, Hashable, Sendable {
  /// What stands where there is no value.
  static var nothing: Self { get }
}

extension FixedWidthInteger where Self: BitwiseCopyable {
  /// Zero.
  @inlinable
  public static var nothing: Self { 0 }
}

extension Int: FlatValue {}
extension Int32: FlatValue {}
extension UInt8: FlatValue {}
extension UInt16: FlatValue {}
extension UInt32: FlatValue {}
extension UInt64: FlatValue {}
