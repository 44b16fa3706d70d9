import Papers

/// Rows in an order, of which some were left out and to which others came.
struct MergedRows {
  private(set) var rows: [Row] = []
  /// The ranks of the new ones.
  private(set) var newRanks: [Int] = []
  /// How far the rows that stayed have moved: from each of these places on, as far as the next one.
  private var moves: [(place: Int, distance: Int)] = []
  private let old: Column<Row>
  private let gone: [Int]

  /// From the place of one new row the search for that of the next doubles its steps, so that few new ones look at
  /// few old ones, and many at each about once.
  ///
  /// - Parameters:
  ///   - old: the rows in their order.
  ///   - gone: the places of those that are left out; they rise.
  ///   - new: the rows that come, in their order.
  ///   - stands: whether an old row comes before the new one of a number.
  init(
    _ old: Column<Row>, without gone: [Int] = [], with new: [Row],
    _ stands: (_ row: Row, _ number: Int) -> Bool
  ) {
    (self.old, self.gone) = (old, gone)
    let left = old.count - gone.count
    rows.reserveCapacity(left + new.count)
    // How many of the rows that stay are in the result, how many of all have been passed, and of those gone.
    var (done, end, passed) = (0, 0, 0)
    for number in new.indices {
      func isBefore(_ index: Int) -> Bool { stands(old[place(of: index)], number) }
      var (step, low) = (1, done)
      while low + step <= left, isBefore(low + step - 1) {
        low += step
        step *= 2
      }
      var high = min(left, low + step - 1)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(middle) { low = middle + 1 } else { high = middle }
      }
      if low > done { take(upTo: place(of: low - 1) + 1, &end, &passed) }
      newRanks.append(rows.count)
      rows.append(new[number])
      done = low
    }
    take(upTo: old.count, &end, &passed)
  }

  private mutating func take(upTo place: Int, _ end: inout Int, _ passed: inout Int) {
    while passed < gone.count, gone[passed] < place {
      take(end..<gone[passed])
      end = gone[passed] + 1
      passed += 1
    }
    take(end..<place)
    end = place
  }

  private mutating func take(_ places: Range<Int>) {
    if places.isEmpty { return }
    moves.append((places.lowerBound, rows.count - places.lowerBound))
    rows += old[places]
  }

  /// The place among the old rows of the one that is at an index among those that stay. Binary search.
  private func place(of index: Int) -> Int {
    var (low, high) = (0, gone.count)
    while low < high {
      let middle = (low + high) / 2
      if gone[middle] - middle <= index { low = middle + 1 } else { high = middle }
    }
    return index + low
  }
}

extension MergedRows {
  private static let block = 1024
  /// In the place of a rank that a row does not have.
  static let noRank = UInt32.max

  /// Whether so few runs of rows have moved that the new ranks are soon made of the old ones.
  var areMovedInRuns: Bool { !moves.isEmpty && moves.count <= old.count / 64 }

  /// The ranks of the rows, made of those that they had: one after the other, which is some times as fast as in the
  /// order of the ranks. What does not stay has any.
  func moved(_ ranks: Column<UInt32>, rowCount: Int) -> [UInt32] {
    // By block of ranks: the last move that begins before it, and how far all of them have moved.
    var firsts: [Int] = []
    var distances: [Int32] = []
    var last = 0
    for start in stride(from: 0, to: old.count, by: MergedRows.block) {
      while last + 1 < moves.count, moves[last + 1].place <= start { last += 1 }
      let isOne = last + 1 == moves.count || moves[last + 1].place >= start + MergedRows.block
      firsts.append(last)
      distances.append(isOne ? Int32(moves[last].distance) : MergedRows.several)
    }
    func distance(of rank: Int) -> Int32 {
      var move = firsts[rank / MergedRows.block]
      while move + 1 < moves.count, moves[move + 1].place <= rank { move += 1 }
      return Int32(moves[move].distance)
    }
    return [UInt32](unsafeUninitializedCapacity: rowCount) { moved, count in
      ranks.withUnsafeBufferPointer { ranks in
        distances.withUnsafeBufferPointer { distances in
          for row in ranks.indices {
            let rank = ranks[row]
            guard rank != MergedRows.noRank else {
              moved[row] = MergedRows.noRank
              continue
            }
            let whole = distances[Int(rank) / MergedRows.block]
            let by = whole == MergedRows.several ? distance(of: Int(rank)) : whole
            moved[row] = rank &+ UInt32(bitPattern: by)
          }
        }
      }
      for row in ranks.count..<rowCount { moved[row] = MergedRows.noRank }
      count = rowCount
    }
  }

  /// That rows of a block have moved by different distances.
  private static let several = Int32.min
}
