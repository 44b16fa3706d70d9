import Canvas
import Catalog
import Papers

/// What is said without having been asked for, and the page of all that was said.
extension State {
  /// The reader has pressed, clicked or pasted something: what was waited for comes too late.
  mutating func noteInput() { awaited = nil }

  /// Asks for something whose answer is wanted only as long as the reader does nothing else.
  mutating func wait(for answer: Awaited, _ effects: [Effect]) -> [Effect] {
    awaited = answer
    return effects
  }

  /// Takes a sentence from the world. It does not take the place of a warning that no key has followed:
  /// the reader may not have seen that.
  mutating func hear(_ new: Message) -> [Effect] {
    if new.isWarning { log.noteWarning() }
    if let message, message.isWarning, !new.isWarning {
      log.keep(new, at: time)
    } else {
      message = new
    }
    return []
  }

  /// What is wrong with digests: the first is said, all are kept.
  mutating func hear(troubles sentences: [String]) -> [Effect] {
    guard let message = Message.troubles(sentences, key: key(for: "messages")) else { return [] }
    for sentence in sentences.suffix(MessageLog.limit) {
      log.keep(Message(sentence, isWarning: true), at: time)
    }
    return hear(message)
  }

  /// What is wrong with settings and keys: a single mistake is said, more are counted.
  mutating func hear(mistakes files: [(file: String, sentences: [String])]) -> [Effect] {
    let files = files.filter { !$0.sentences.isEmpty }
    let sentences = files.flatMap(\.sentences)
    if sentences.count < 2 { return hear(troubles: sentences) }
    for sentence in sentences.suffix(MessageLog.limit) {
      log.keep(Message(sentence, isWarning: true), at: time)
    }
    return hear(
      .mistakes(
        files.map { ($0.file, $0.sentences.count) }, key: key(for: "messages")))
  }

  /// Lists what was said, the latest under the cursor.
  mutating func openMessages() -> [Effect] {
    log.noteLook()
    var items: [Menu.Item] = []
    for line in log.lines {
      let text = line.message.text
      let columns = messageColumns - line.time.utf8.count
      let rows = Array(text.utf8).withUnsafeBytes { bytes in
        Wrap.lines(bytes, columns: columns, width: width).map {
          String(decoding: bytes[$0], as: UTF8.self)
        }
      }
      let isWarning = line.message.isWarning
      for (number, row) in rows.enumerated() {
        let time =
          number == 0 ? line.time : String(repeating: " ", count: line.time.utf8.count)
        items.append(
          Menu.Item(
            label: (time.isEmpty ? "" : time + "  ") + row, detail: "", choice: .nothing,
            isWarning: isWarning))
      }
    }
    var menu = Menu(title: "What was said", items: items, hasKeys: false)
    menu.window.move(.last, count: items.count, height: height(of: menu))
    return open(menu, orSay: .nothingSaid)
  }

  /// The columns that a message and its time have on the page of messages.
  private var messageColumns: Int { max(20, min(106, size.columns) - 6) }
}
