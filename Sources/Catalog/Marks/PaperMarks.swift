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
    case .join, .other: nil
    }
  }

  /// Sets a field to what an event says; what cannot be is no value.
  public mutating func set(_ field: MarkField, to value: String?) {
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
    case .other(let name): name
    }
  }

  /// The largest rank in the reading queue. Far beyond what anybody queues, and far below where adding one
  /// adds nothing.
  public static let lastRank = 1e12

  /// Whether a value is one that Quire itself gives the field; nil, for none, always is.
  public func accepts(_ value: String?) -> Bool {
    guard let value else { return true }
    return switch self {
    case .read, .star, .label: value == "1"
    case .rating: value.utf8.count == 1 && ("1"..."5").contains(value)
    case .queue: Double(value).map { abs($0) <= MarkField.lastRank } ?? false
    case .triaged: Int(value).map { (0...1_000_000).contains($0) } ?? false
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
      } else {
        self = .other(name)
      }
    }
  }
}
