/// Flat values, one after the other: in an array of their own, or in memory that somebody else keeps, as a file is
/// that was mapped.
///
/// Whatever index is asked for, a column answers: outside of it there is `nothing`, and a range is what of it lies
/// inside. What a damaged file says is then wrong, and harms nobody. A lent column costs no memory of its own; it is
/// copied when it is changed.
public struct Column<Element: FlatValue>: RandomAccessCollection, @unchecked Sendable {
  /// The values, unless they are lent.
  @usableFromInline var own: [Element]
  /// What keeps the memory of lent values.
  @usableFromInline var owner: AnyObject?
  /// Where the values stand, in `own` or in what `owner` keeps: known beforehand, so that looking at one costs no
  /// question which of both it is. An array does not move as long as nobody changes it.
  @usableFromInline var values: UnsafeBufferPointer<Element>

  @inlinable
  public init(_ values: [Element] = []) {
    own = values
    self.values = values.withUnsafeBufferPointer(\.self)
  }

  /// Values that do not change, in memory that `owner` keeps.
  public init(_ values: UnsafeBufferPointer<Element>, keptBy owner: any AnyObject & Sendable) {
    own = []
    (self.owner, self.values) = (owner, values)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { values.count }

  /// Whether the values are in memory that somebody else keeps.
  public var isLent: Bool { owner != nil }

  @inlinable
  public subscript(index: Int) -> Element {
    defer { withExtendedLifetime(self) {} }
    return UInt(bitPattern: index) < UInt(bitPattern: values.count)
      ? values[index] : Element.nothing
  }

  /// What of a range lies in the column.
  @inlinable
  public subscript(bounds: Range<Int>) -> Slice<Column<Element>> {
    Slice(base: self, bounds: bounds.clamped(to: 0..<endIndex))
  }

  /// The values between two places, as far as there are such places.
  @inlinable
  public func part(from start: some BinaryInteger, to end: some BinaryInteger) -> Slice<Self> {
    let end = Swift.min(Int(clamping: end), endIndex)
    let start = Swift.min(Swift.max(0, Int(clamping: start)), Swift.max(0, end))
    return Slice(base: self, bounds: start..<Swift.max(start, end))
  }

  /// Lends the values.
  @inlinable
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(values)
  }

  /// Lends the bytes of the values.
  @inlinable
  public func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try withUnsafeBufferPointer { try body(UnsafeRawBufferPointer($0)) }
  }

  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBufferPointer(body)
  }
}

extension Column {
  /// The values in an array that can be changed; a copy is made first of what is lent.
  @inlinable
  public mutating func change<Result>(_ body: (inout [Element]) throws -> Result) rethrows -> Result
  {
    if owner != nil {
      own = withUnsafeBufferPointer(Array.init)
      owner = nil
    }
    defer { values = own.withUnsafeBufferPointer(\.self) }
    return try body(&own)
  }
}

extension Column: Hashable {
  public static func == (left: Column, right: Column) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Column: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}
