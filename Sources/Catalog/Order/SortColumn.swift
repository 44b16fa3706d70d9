/// What papers are sorted by: a number for each row of a library, or of its last ones, the least first.
struct SortColumn: Sendable {
  private(set) var numbers: [UInt32]
  /// The row of the first number.
  private let firstRow: Row

  /// That a row has no value.
  static let absent = UInt32.max

  /// No row has a value, or all have the same.
  init(rowCount: Row, _ number: UInt32 = absent) { self.init(0..<rowCount, number) }

  init(_ rows: Range<Row>, _ number: UInt32 = absent) {
    numbers = [UInt32](repeating: number, count: rows.count)
    firstRow = rows.lowerBound
  }

  /// The row after the last one.
  var endRow: Row { firstRow + Row(numbers.count) }

  subscript(row: Row) -> UInt32 {
    get { numbers[Int(row - firstRow)] }
    set { numbers[Int(row - firstRow)] = newValue }
  }

  /// A number of a kind that may be below zero, in the same order as others.
  static func number(_ number: Int32) -> UInt32 {
    min(UInt32(bitPattern: number) ^ 1 << 31, absent - 1)
  }

  /// How many bits of the numbers are looked at at once.
  private static let digit = 11

  /// Sorts rows by their numbers; those without one come last, and what is equal stays as it is.
  ///
  /// Nothing is compared: rows are dealt out by the lowest bits of their numbers, then by the next ones, and so
  /// on. Three passes at most, each some nanoseconds a row, and one for numbers that lie close together.
  func sort(_ rows: inout [Row], falls: Bool) {
    var (least, greatest) = (SortColumn.absent, UInt32(0))
    for row in rows {
      let number = self[row]
      guard number != SortColumn.absent else { continue }
      (least, greatest) = (min(least, number), max(greatest, number))
    }
    guard least <= greatest else { return }
    let span = greatest - least
    var keyed = rows.map { row in
      let number = self[row]
      let key =
        number == SortColumn.absent ? span + 1 : falls ? greatest - number : number - least
      return UInt64(key) << 32 | UInt64(row)
    }
    var other = keyed
    for shift in stride(from: 0, to: 32 - (span + 1).leadingZeroBitCount, by: SortColumn.digit) {
      SortColumn.deal(keyed, by: UInt64(32 + shift), into: &other)
      swap(&keyed, &other)
    }
    for index in rows.indices { rows[index] = Row(truncatingIfNeeded: keyed[index]) }
  }

  private static func deal(_ keyed: [UInt64], by shift: UInt64, into other: inout [UInt64]) {
    let mask = UInt64(1 << digit - 1)
    var starts = [Int](repeating: 0, count: 1 << digit)
    for key in keyed { starts[Int(key &>> shift & mask)] += 1 }
    var sum = 0
    for index in starts.indices { (starts[index], sum) = (sum, sum + starts[index]) }
    other.withUnsafeMutableBufferPointer { other in
      for key in keyed {
        let index = Int(key &>> shift & mask)
        other[starts[index]] = key
        starts[index] += 1
      }
    }
  }
}
