public import Papers

/// The keys that papers have been given, each its own.
///
/// Two machines that did not know of each other may have given two keys to one paper, or one key to two papers. The
/// earliest counts, on every machine: a paper has the first of its keys that is not the key of another paper since
/// before. What is no longer used stays taken, so that no key ever means another paper.
public struct GivenKeys: Sendable {
  private let keys: [PaperID: [GivenKey]]
  /// When each key was first given, by the key as it is told from others.
  private var first: [String: Int64] = [:]

  /// - Parameters:
  ///   - keys: those of each paper, the earliest first.
  ///   - others: keys of papers that there are not here.
  public init(_ keys: [PaperID: [GivenKey]] = [:], others: [GivenKey] = []) {
    self.keys = keys
    first.reserveCapacity(keys.count)
    for several in keys.values { for key in several { note(key) } }
    for key in others { note(key) }
  }

  private mutating func note(_ key: GivenKey) {
    let folded = GivenKey.folded(key.text)
    first[folded] = min(key.clock, first[folded] ?? .max)
  }

  /// The key that a paper is cited by; nil when it has none.
  public func key(of id: PaperID) -> String? {
    keys[id]?.first { !$0.isFormer && first[GivenKey.folded($0.text)] == $0.clock }?.text
  }

  /// Whether a key is that of another paper.
  public func isTaken(_ key: String, for id: PaperID) -> Bool {
    let folded = GivenKey.folded(key)
    guard let clock = first[folded] else { return false }
    let isOwn = keys[id]?.contains { $0.clock == clock && GivenKey.folded($0.text) == folded }
    return isOwn != true
  }
}
