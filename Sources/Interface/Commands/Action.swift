public import Canvas
public import Catalog
public import Papers

/// Everything that can change the state: what the reader does and what the world answers.
public enum Action: Sendable {
  /// A command, with the count before it.
  case command(Command, count: Int?)
  /// What a key is bound to: a command, one with what it is given, or several, as `Step` has them.
  case run(String, count: Int?)
  /// A key that names the macro to be recorded or replayed.
  case nameMacro(Key)
  /// An edit of the line that is being written.
  case edit(LineEdit)
  /// Characters for that line that have been waiting, one behind the other.
  case typed([Character])
  /// These papers are selected now, and no others.
  case select(Set<PaperID>)
  // The pointer
  case press(Target, isDouble: Bool)
  case wheel(Wheel)
  // The world
  case resized(Size)
  /// What came of a job.
  case answer(Answer)
  /// The reader's day is this one now.
  case dayCame(Day)
  /// The first screen is there: now the rest.
  case started
  /// Something in the folders of the digests has changed.
  case filesChanged
  /// Something in the files of the reader's own has changed: settings, keys or themes.
  case settingsChanged
  /// Some program has changed these marks; with `isAll` they are the last of those of all papers.
  case marksChanged([PaperID: PaperMarks], isAll: Bool)
  /// The database is another one than before; what it has will be told.
  case marksForgotten
  /// A note was written, made from these earlier ones.
  case noteWritten(PaperID, String, replaces: [MarkEvent.ID])
  /// The reader has looked at a paper for as long as the settings ask for.
  case dwelt(PaperID)
  /// Other keys are to be used from now on: those of a profile, with the reader's own over them.
  case keysCame(Keymap, profile: String)
  case said(Message)
  /// The program ends, because the reader leaves or a signal ends it.
  case leaving
  /// All that was marked is kept, and the terminal is given back.
  case left
  /// What is wrong with digests, a sentence each.
  case troubled([String])
  /// Mistakes in files of the reader's own, a sentence each, by the names of the files.
  case mistaken([(file: String, sentences: [String])])
}
