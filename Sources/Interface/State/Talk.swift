import Catalog
import Papers

/// What is said to the reader, and what the reader waits for.
struct Talk {
  var message: Message? {
    didSet { if let message, message != oldValue { log.keep(message, at: time) } }
  }
  /// What was said, and the time of day for what is said next.
  private(set) var log = MessageLog()
  var time = ""
  /// The answer that the reader waits for; whatever the reader does next, it is wanted no more.
  var awaited: Awaited?
  /// The last key was an interrupt; another one quits.
  var wasInterrupted = false
  /// The reader has done something.
  var hasActed = false

  /// Answers that open something, or lead somewhere else. They may come when the reader has gone on.
  enum Awaited: Hashable {
    case note(PaperID)
    case related(PaperID)
    case history
    /// What an undo or a redo was about.
    case unmade
  }
}

extension Talk {
  /// Asks for something whose answer is wanted only as long as the reader does nothing else.
  mutating func wait(for answer: Awaited, _ effects: [Effect]) -> [Effect] {
    awaited = answer
    return effects
  }

  /// Whether this is the answer that is waited for; what was said while waiting goes.
  mutating func takes(_ answer: Awaited) -> Bool {
    guard awaited == answer else { return false }
    awaited = nil
    message = nil
    return true
  }

  /// Takes a sentence from the world. It does not take the place of a warning that no key has followed:
  /// the reader may not have seen that.
  mutating func hear(_ new: Message) {
    if new.isWarning { log.noteWarning() }
    if let message, message.isWarning, !new.isWarning {
      log.keep(new, at: time)
    } else {
      message = new
    }
  }

  /// Keeps warnings without saying them, the latest ones.
  mutating func keep(warnings sentences: [String]) {
    for sentence in sentences.suffix(MessageLog.limit) {
      log.keep(Message(sentence, isWarning: true), at: time)
    }
  }

  mutating func noteLook() { log.noteLook() }
}
