import Catalog
import Glibc
import Interface
import Papers
import Terminal

/// What the session does about marks, notes, and papers that are read.
extension Session {
  /// What has become of changes: when they were not kept, why; of a note also where its text is.
  func noteEnd(of changes: Answer) -> Message? {
    switch changes.content {
    case .marked:
      // What was written is in the database now.
      if let file = noteFiles.removeValue(forKey: changes.ticket) { unlink(file) }
      return nil
    case .failed(let message):
      let file = noteFiles.removeValue(forKey: changes.ticket)
      return file.map { .noteFailed(message.text, file: $0) } ?? message
    default: return nil
    }
  }

  /// Why something was not done that changes marks, views or files; nil when it was done.
  func refusal(in answer: Answer) -> Message? {
    switch (answer.ticket.slot, answer.content) {
    case (.marking, _): noteEnd(of: answer)
    case (.undoing, .failed(let message)), (.views, .failed(let message)),
      (.citing, .failed(let message)):
      message
    case (.views, .views(_, .failure(let refusal))): .refused(refusal)
    default: nil
    }
  }

  /// Looks at what is being read now, and marks it read when it has been for long enough.
  func noteReading() {
    guard readAfter > 0 else { return }
    let paper = browser.paperBeingRead
    if let reading, reading.paper == paper, reading.until <= .now {
      perform(browser.handle(.dwelt(reading.paper)))
      self.reading = (reading.paper, .now + .seconds(86_400))
    } else if paper != reading?.paper {
      reading = paper.map { ($0, .now + .seconds(readAfter)) }
    }
  }

  /// Gives the terminal to an editor. What was written stays in its file until it is kept.
  func editNote(_ id: PaperID, _ note: String, _ heads: [MarkEvent.ID]) {
    let editor = NoteEditor(environment: environment)
    if let written = hand.note(inPlaceOf: note) {
      let text = NoteEditor.tidied(written)
      return text == NoteEditor.tidied(note)
        ? say(.noteUnchanged) : perform(browser.handle(.noteWritten(id, text, replaces: heads)))
    }
    var outcome = NoteEditor.Outcome.noEditor
    hand.withTerminalGivenBack {
      outcome = editor.edit(note, paper: id) { Spawn.status(of: $0, input: hand.input) }
    }
    switch outcome {
    case .unchanged: say(.noteUnchanged)
    case .noEditor: say(.noteFailed("No editor found: set $VISUAL or $EDITOR", file: nil))
    case .failed(let file, let reason): say(.noteFailed(reason, file: file))
    case .changed(let text, let file):
      let effects = browser.handle(.noteWritten(id, text, replaces: heads))
      for case .start(.ask(.mark), let ticket) in effects { noteFiles[ticket] = file }
      perform(effects)
    }
  }
}
