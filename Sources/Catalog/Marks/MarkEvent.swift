public import Papers

/// One thing the reader did to marks: a step of undo, however many papers it is about. Never changed
/// afterwards; all there is to know about marks follows from the set of events alone, in whatever
/// order they came.
public struct MarkEvent: Hashable, Sendable {
  /// Which event, and when it counts: the later one wins. Unique on all machines.
  public struct ID: Hashable, Comparable, Sendable {
    /// A name that the machine's database gave itself.
    public let machine: String
    /// Counts the events of a machine from 1.
    public let sequence: Int
    /// A hybrid clock: milliseconds since 1970 × 65,536, made greater than the clocks seen before that are
    /// not far ahead, and than those of the values that are replaced. Orders events, and is never shown.
    public let clock: Int64

    public init(machine: String, sequence: Int, clock: Int64) {
      self.machine = machine
      self.sequence = sequence
      self.clock = clock
    }

    public static func < (left: ID, right: ID) -> Bool {
      (left.clock, left.machine, left.sequence) < (right.clock, right.machine, right.sequence)
    }
  }

  public enum Kind: Hashable, Sendable {
    case marked
    /// Takes back what an event did.
    case undone(ID)
    /// Does again what an event did.
    case redone(ID)
    /// Brings back what was after an event.
    case returned(ID)

    /// Its name, and the event that it is about: a contract of logs, of `sync` and of `history --jsonl`.
    public var parts: (name: String, target: ID?) {
      switch self {
      case .marked: ("marked", nil)
      case .undone(let id): ("undone", id)
      case .redone(let id): ("redone", id)
      case .returned(let id): ("returned", id)
      }
    }
  }

  public let id: ID
  public let kind: Kind
  public let changes: [MarkChange]
  /// When it was done by the clock on the wall, in milliseconds since 1970: shown, and never compared to
  /// find what counts.
  public let time: Int64
  /// What the ids of papers without an arXiv id were made of, as far as it was known.
  public let keys: [PaperID: PaperKey]
  /// Only what it did to papers with an arXiv id is known: it came in a file for Quires that know no others.
  public let isPart: Bool

  /// - Parameter time: nil for an event of a Quire that kept the hybrid clock alone.
  public init(
    id: ID, kind: Kind, changes: [MarkChange], time: Int64? = nil,
    keys: [PaperID: PaperKey] = [:], isPart: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.changes = changes
    self.time = time ?? id.clock >> 16
    self.keys = keys
    self.isPart = isPart
  }

  /// It gives papers the keys that they are cited by, and does nothing else. The reader has cited them, and
  /// marked nothing: there is nothing to undo.
  public var givesKeys: Bool {
    !changes.isEmpty
      && changes.allSatisfy { if case .citationKey = $0.field { true } else { false } }
  }

  /// When it was done, in seconds since 1970.
  public var seconds: Int { Int(time / 1000) }
}

/// A field of a paper that got another value.
public struct MarkChange: Hashable, Sendable {
  public let paper: PaperID
  public let field: MarkField
  /// The value before; nil for none. Filled in by the database.
  public var from: String?
  /// The value after; nil for none.
  public let to: String?
  /// Of notes: the events whose texts this one was made from. A note that was written elsewhere
  /// meanwhile is not among them, and stays. nil for all that are known when it is recorded.
  public var replaces: [MarkEvent.ID]?

  public init(
    _ paper: PaperID, _ field: MarkField, from: String? = nil, to value: String?,
    replaces: [MarkEvent.ID]? = nil
  ) {
    self.paper = paper
    self.field = field
    self.from = from
    self.to = value
    self.replaces = replaces
  }
}
