public import Papers

/// What the reader has marked on one paper.
public struct PaperMarks: Hashable, Sendable {
  public var isRead = false
  public var isStarred = false
  /// Stars from 1 to 5; 0 for none.
  public var rating = 0
  /// The rank in the reading queue, the least first; nil when it is not in it.
  public var queueRank: Double?
  /// The reader's own labels, sorted.
  public var labels: [String] = []
  /// Markdown; empty when there is none.
  public var note = ""
  /// The version that was dealt with in the morning; 0 for one without number, nil when none was.
  public var triagedVersion: Int?
  /// The keys that it was given to be cited by, the earliest first.
  public private(set) var givenKeys: [GivenKey] = []

  public init() {}

  public var isEmpty: Bool { self == PaperMarks() }

  /// The label of the paper that is the same as another text but for case and accents.
  public func label(like text: String) -> String? {
    let folded = Fold.full.bytes(of: text)
    return labels.first { Fold.full.bytes(of: $0) == folded }
  }

  /// The value of a field as events keep it; nil when it has none.
  public func value(of field: MarkField) -> String? {
    switch field {
    case .read: isRead ? "1" : nil
    case .star: isStarred ? "1" : nil
    case .rating: rating > 0 ? "\(rating)" : nil
    case .queue: queueRank.map { "\($0)" }
    case .label(let name): labels.contains(name) ? "1" : nil
    case .note: note.isEmpty ? nil : note
    case .triaged: triagedVersion.map { "\($0)" }
    case .citationKey(let text):
      givenKeys.first { $0.text == text }.map { $0.isFormer ? MarkField.formerKey : "1" }
    case .join, .other: nil
    }
  }

  /// The key that it is cited by, unless another paper has had it since before (`GivenKeys`); nil when it has none.
  public var citationKey: String? { givenKeys.first { !$0.isFormer }?.text }

  /// Sets a field to what an event says; what cannot be is no value.
  ///
  /// - Parameter clock: of the event, where that matters.
  public mutating func set(_ field: MarkField, to value: String?, clock: Int64 = .max) {
    switch field {
    case .read: isRead = value != nil
    case .star: isStarred = value != nil
    case .rating: rating = value.flatMap { Int($0) }.map { min(5, max(0, $0)) } ?? 0
    case .queue: queueRank = value.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    case .label(let name):
      labels.removeAll { $0 == name }
      if value != nil, !name.isEmpty {
        labels.insert(name, at: labels.firstIndex { name < $0 } ?? labels.endIndex)
      }
    case .note: note = value ?? ""
    case .triaged: triagedVersion = value.flatMap { Int($0) }
    case .citationKey(let text):
      givenKeys.removeAll { $0.text == text }
      if let value {
        let key = GivenKey(text, clock: clock, isFormer: value == MarkField.formerKey)
        givenKeys.insert(key, at: givenKeys.firstIndex { key < $0 } ?? givenKeys.endIndex)
      }
    case .join, .other: break
    }
  }
}

/// Something that can be marked on a paper.
public enum MarkField: Hashable, Sendable {
  case read, star, rating, queue, note
  case label(String)
  /// Dealt with in the morning.
  case triaged
  /// The paper, one without an arXiv id, is the same as another one (`PaperJoin`). The value is what showed
  /// it.
  case join(PaperID)
  /// The paper was given this key to be cited by (`GivenKey`). Each key is a field of its own, so that whoever
  /// has the same events, whatever it makes of them, has the same keys; the paper's is the one given first.
  case citationKey(String)
  /// What a newer Quire knows; kept as it is.
  case other(String)

  /// The name in events and in the database.
  public var name: String {
    switch self {
    case .read: "read"
    case .star: "star"
    case .rating: "rating"
    case .queue: "queue"
    case .note: "note"
    case .label(let name): "label:" + name
    case .triaged: "triaged"
    case .join(let id): "join:" + id.description
    case .citationKey(let text): "cite:" + text
    case .other(let name): name
    }
  }

  /// The largest rank in the reading queue. Far beyond what anybody queues, and far below where adding one
  /// adds nothing.
  public static let lastRank = 1e12

  /// The value of a key that another one has taken the place of.
  public static let formerKey = "former"

  /// Whether a value is one that Quire itself gives the field; nil, for none, always is.
  public func accepts(_ value: String?) -> Bool {
    guard let value else { return true }
    return switch self {
    case .read, .star, .label: value == "1"
    case .rating: value.utf8.count == 1 && ("1"..."5").contains(value)
    case .queue: Double(value).map { abs($0) <= MarkField.lastRank } ?? false
    case .triaged: Int(value).map { (0...1_000_000).contains($0) } ?? false
    case .citationKey: value == "1" || value == MarkField.formerKey
    case .note, .join, .other: true
    }
  }

  public init(name: String) {
    switch name {
    case "read": self = .read
    case "star": self = .star
    case "rating": self = .rating
    case "queue": self = .queue
    case "note": self = .note
    case "triaged": self = .triaged
    default:
      if name.hasPrefix("label:") {
        self = .label(String(name.dropFirst(6)))
      } else if name.hasPrefix("join:"), let id = PaperID(String(name.dropFirst(5))) {
        self = .join(id)
      } else if name.hasPrefix("cite:"), GivenKey.isKey(String(name.dropFirst(5))) {
        self = .citationKey(String(name.dropFirst(5)))
      } else {
        self = .other(name)
      }
    }
  }
}
