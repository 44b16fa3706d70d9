/// The candidate that a mistyped word most resembles; nil when none is near.
///
/// Counts insertions, deletions, replacements and swaps of neighbours; two mistakes at the most,
/// and fewer than half of the word.
public func nearest(_ word: String, among candidates: [String]) -> String? {
  // What is longer by more than two has more than two mistakes.
  let length = word.count
  let ranked = candidates.filter { abs($0.count - length) <= 2 }.map {
    (distance: distance(Array(word), Array($0)), name: $0)
  }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= min(2, (length - 1) / 2) ? best.name : nil
}

private func distance(_ left: [Character], _ right: [Character]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for i in 0..<left.count {
    var row = [i + 1]
    for j in 0..<right.count {
      var cost = min(previous[j + 1] + 1, row[j] + 1)
      cost = min(cost, previous[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, before[j - 1] + 1)
      }
      row.append(cost)
    }
    before = previous
    previous = row
  }
  return previous[right.count]
}
