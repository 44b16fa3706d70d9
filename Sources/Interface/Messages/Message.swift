/// A sentence in the status line.
public struct Message: Hashable, Sendable {
  public let text: String
  /// The same in fewer words, for a line in which the text has no room.
  public let short: String?
  public let isWarning: Bool
  /// It says where the reader is, that something is being done, or how much has been kept already, and is
  /// not worth keeping.
  let isPassing: Bool

  public init(_ text: String, short: String? = nil, isWarning: Bool = false) {
    self.init(text, short: short, isWarning: isWarning, isPassing: false)
  }

  private init(_ text: String, short: String? = nil, isWarning: Bool, isPassing: Bool) {
    (self.text, self.short, self.isWarning, self.isPassing) = (text, short, isWarning, isPassing)
  }

  static func passing(_ text: String) -> Message {
    Message(text, isWarning: false, isPassing: true)
  }

  /// A warning about several things, which are kept one by one.
  static func summary(_ text: String) -> Message {
    Message(text, isWarning: true, isPassing: true)
  }
}

/// What was said since the start, with the time of day: nothing that was wrong may pass unseen.
struct MessageLog: Hashable {
  struct Line: Hashable {
    let message: Message
    /// `14:03:12`, or nothing when nobody said what time it is.
    let time: String
  }

  /// The earliest first.
  private(set) var lines: [Line] = []
  /// How many warnings came on their own and have not been looked at in the log.
  private(set) var unseenWarnings = 0

  /// The most lines that are kept; the earliest go.
  static let limit = 1000

  /// Keeps a message, the same one again only once.
  mutating func keep(_ message: Message, at time: String) {
    guard !message.isPassing, lines.last?.message != message || lines.last?.time != time else {
      return
    }
    lines.append(Line(message: message, time: time))
    if lines.count > MessageLog.limit { lines.removeFirst() }
  }

  /// A warning came that no key asked for.
  mutating func noteWarning() { unseenWarnings += 1 }

  mutating func noteLook() { unseenWarnings = 0 }
}
