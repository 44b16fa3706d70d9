/// What is said to the reader.
struct Talk {
  var message: Message? {
    didSet { if let message, message != oldValue { log.keep(message, at: time) } }
  }
  /// What was said, and the time of day for what is said next.
  private(set) var log = MessageLog()
  var time = ""
  /// The last key was an interrupt; another one quits.
  var wasInterrupted = false
  /// The reader has done something.
  var hasActed = false
}

extension Talk {
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

  /// Keeps warnings, and counts them as not yet seen.
  mutating func note(warnings sentences: [String]) {
    keep(warnings: sentences)
    for _ in sentences { log.noteWarning() }
  }

  mutating func noteLook() { log.noteLook() }
}
