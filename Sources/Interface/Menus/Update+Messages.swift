import Canvas

/// What is said without having been asked for, and the page of all that was said.
extension State {
  /// The reader has pressed, clicked or pasted something: what was waited for comes too late.
  mutating func noteInput() { jobs.noteInput() }

  /// What is wrong with digests: the first is said, all are kept.
  mutating func hear(troubles sentences: [String]) -> [Effect] {
    guard let message = Message.troubles(sentences, key: key(for: "messages")) else { return [] }
    talk.keep(warnings: sentences)
    talk.hear(message)
    return []
  }

  /// What is wrong with settings and keys: a single mistake is said, more are counted.
  mutating func hear(mistakes files: [(file: String, sentences: [String])]) -> [Effect] {
    let files = files.filter { !$0.sentences.isEmpty }
    let sentences = files.flatMap(\.sentences)
    if sentences.count < 2 { return hear(troubles: sentences) }
    talk.keep(warnings: sentences)
    talk.hear(
      .mistakes(
        files.map { ($0.file, $0.sentences.count) }, key: key(for: "messages")))
    return []
  }

  /// Lists what was said, the latest under the cursor.
  mutating func openMessages() -> [Effect] {
    talk.noteLook()
    var items: [Menu.Item] = []
    for line in talk.log.lines {
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
  private var messageColumns: Int { max(20, min(106, screen.size.columns) - 6) }
}
