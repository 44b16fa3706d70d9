/// What is said to the reader.
struct Talk {
  var message: Message? {
    didSet {
      guard let message, message != oldValue else { return }
      log.keep(message, at: time)
      note(unheard: message)
    }
  }
  /// What has been said and not been told, where nothing stands on a screen until it is seen; nil where it does.
  private(set) var unheard: [Message]?
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
      note(unheard: new)
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

  // MARK: Without a screen

  /// From now on all that is said is kept until it is taken.
  mutating func beginListening() { unheard = [] }

  /// Takes what has been said since the last time, but for what is over by now.
  mutating func takeUnheard() -> [Message] {
    defer { unheard = [] }
    return unheard?.filter { !$0.isPassing || $0 == message } ?? []
  }

  private mutating func note(unheard message: Message) {
    if unheard != nil { unheard!.append(message) }
  }
}
