/// The commands that edit a line which is being written.
extension Command {
  static let editing = [
    Command("accept", "Keep the line", .editing) { $0.accept() },
    Command("complete", "Complete a name: of a command, a label, a state", .editing) {
      $0.complete()
    },
    Command("complete-back", "Take the completion before", .editing) { $0.complete(by: -1) },
    Command("older-line", "Take the line before from the history", .older),
    Command("newer-line", "Take the line after from the history", .newer),
    Command("line-start", "Go to the start of the line", .lineStart),
    Command("line-end", "Go to the end of the line", .lineEnd),
    Command("character-left", "Go left a character", .characterLeft),
    Command("character-right", "Go right a character", .characterRight),
    Command("word-left", "Go left a word", .wordLeft),
    Command("word-right", "Go right a word", .wordRight),
    Command("delete-left", "Delete the character to the left", .deleteLeft),
    Command("delete-right", "Delete the character at the caret", .deleteRight),
    Command("delete-word-left", "Delete the word to the left", .deleteWordLeft),
    Command(
      "delete-blank-word-left", "Delete to the left as far as a blank", .deleteBlankWordLeft),
    Command("delete-word-right", "Delete the word to the right", .deleteWordRight),
    Command("delete-to-start", "Delete to the start of the line", .deleteToStart),
    Command("delete-to-end", "Delete to the end of the line", .deleteToEnd),
    Command("uppercase-word", "Write the word in capitals", .uppercaseWord),
    Command("lowercase-word", "Write the word in small letters", .lowercaseWord),
    Command("capitalize-word", "Begin the word with a capital", .capitalizeWord),
    Command("transpose", "Exchange the characters beside the caret", .transpose),
    Command("yank", "Insert what was deleted last", .yank),
    Command("undo-edit", "Undo the last change of the line", .undo),
  ]
}
