/// What changed between two texts, word by word.
public struct WordDiff: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case same, removed, added
  }

  /// A run of words of one kind, with the blanks after them.
  public struct Part: Hashable, Sendable {
    public let kind: Kind
    public let text: String
  }

  /// What was removed stands before what was added in its place.
  public let parts: [Part]

  /// Whether the two say the same.
  public var isEmpty: Bool { parts.allSatisfy { $0.kind == .same } }

  /// Texts of more different words than this are not compared, but shown one after the other: the
  /// time is the product of the two.
  private static let limit = 2000

  public init(from old: String, to new: String) {
    var (one, other) = (WordDiff.words(of: old)[...], WordDiff.words(of: new)[...])
    var parts: [(Kind, String)] = []
    while let word = one.first, word == other.first {
      parts.append((.same, word))
      one.removeFirst()
      other.removeFirst()
    }
    var end: [String] = []
    while let word = one.last, word == other.last {
      end.append(word)
      one.removeLast()
      other.removeLast()
    }
    parts += WordDiff.between(Array(one), Array(other))
    parts += end.reversed().map { (.same, $0) }
    self.parts = WordDiff.joined(parts)
  }

  /// Words, and the ends of paragraphs as words of their own.
  private static func words(of text: String) -> [String] {
    text.split(separator: " ").flatMap { word in
      word.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The longest common subsequence, by the table of all pairs.
  private static func between(_ one: [String], _ other: [String]) -> [(Kind, String)] {
    guard !one.isEmpty, !other.isEmpty, one.count <= limit, other.count <= limit else {
      return one.map { (.removed, $0) } + other.map { (.added, $0) }
    }
    let width = other.count + 1
    var lengths = [UInt16](repeating: 0, count: (one.count + 1) * width)
    for row in stride(from: one.count - 1, through: 0, by: -1) {
      for column in stride(from: other.count - 1, through: 0, by: -1) {
        lengths[row * width + column] =
          one[row] == other[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var (row, column) = (0, 0)
    var parts: [(Kind, String)] = []
    while row < one.count || column < other.count {
      if row < one.count, column < other.count, one[row] == other[column] {
        parts.append((.same, one[row]))
        row += 1
        column += 1
      } else if column == other.count
        || row < one.count
          && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]
      {
        parts.append((.removed, one[row]))
        row += 1
      } else {
        parts.append((.added, other[column]))
        column += 1
      }
    }
    return parts
  }

  private static func joined(_ words: [(Kind, String)]) -> [Part] {
    var parts: [Part] = []
    var run: [String] = []
    for (index, (kind, word)) in words.enumerated() {
      run.append(word)
      if index + 1 == words.count || words[index + 1].0 != kind {
        parts.append(Part(kind: kind, text: run.joined(separator: " ")))
        run = []
      }
    }
    return parts
  }
}
