public import Catalog
import Papers

/// The sentences of the status line about saved views.
extension Message {
  static func noViews(save: String) -> Message {
    Message("There are no views: \(save) makes one of the filter.")
  }

  static func noSuchView(_ number: Int) -> Message {
    Message("There is no view \(number + 1).", isWarning: true)
  }

  static func noSuchView(_ name: String) -> Message {
    Message("There is no view “\(SafeText.line(name))”.", isWarning: true)
  }

  static func nothingToSave(filter: String) -> Message {
    Message("The filter is empty: \(filter) opens it, then it can be saved as a view.")
  }

  public static func brokenView(_ name: String, _ fault: ViewFault) -> Message {
    Message("The view “\(name)”: \(describe(fault)).", isWarning: true)
  }

  /// What is wrong with a view, without full stop.
  public static func describe(_ fault: ViewFault) -> String {
    switch fault {
    case .wrong(let sentence, _): String(SafeText.line(sentence).dropLast())
    case .noSuchView(let name, _): "there is no view “\(SafeText.line(name))”"
    case .circle(let names, _):
      names.count == 1
        ? "the view asks for itself"
        : "the views ask for each other in a circle: \(names.joined(separator: ", "))"
    case .tooLarge: "with the views in it, it asks for too much"
    }
  }

  /// Why the views could not be changed.
  public static func refused(_ refusal: ViewRefusal) -> Message {
    switch refusal {
    case .noSuchView(let name): .noSuchView(name)
    case .nameTaken(let name):
      Message("There is a view “\(SafeText.line(name))” already.", isWarning: true)
    case .badName(let name, let kind):
      Message("“\(SafeText.line(name))” cannot be a name: \(describe(kind)).", isWarning: true)
    case .badQuery(let kind):
      Message("The filter cannot be a view: \(describe(kind)).", isWarning: true)
    case .tooLong(let view, let limit):
      Message(
        "With this name in it the view “\(SafeText.line(view))” would be longer than \(limit) characters.",
        isWarning: true)
    case .tooMany(let limit): Message("There can be \(limit) views.", isWarning: true)
    case .circle(let names):
      Message("Not done: \(describe(.circle(names, at: 0..<0))).", isWarning: true)
    case .nothingToUndo: .nothingToUndo
    case .nothingToRedo: .nothingToRedo
    }
  }

  /// What is wrong in the file of views, without full stop.
  public static func describe(_ kind: ViewProblem.Kind) -> String {
    switch kind {
    case .missingSign: "a = is missing between name and query"
    case .missingName: "a name is missing"
    case .missingQuery: "the query is missing: name = query"
    case .unclosedName: "the name has no closing quotation mark"
    case .unsafeCharacter: "a character is in it that no view can have"
    case .longName(let limit): "a name has at most \(limit) characters"
    case .longQuery(let limit): "a query has at most \(limit) characters"
    case .namedBefore(let line): "a view of this name stands on line \(line)"
    case .tooMany(let limit): "there can be \(limit) views; from here on they are left out"
    case .fault(let fault): describe(fault)
    }
  }

  /// `Saved the view “to read”; u takes it back.`
  static func viewsChanged(_ step: ViewsStep, undo: String?) -> Message {
    let what =
      switch (step.edit, step.kind) {
      case (let edit, let kind) where edit.renaming != nil:
        "The view is called “\(edit.name ?? "")”" + (kind == .undone ? " again" : "")
      case (.rename(_, let new), _): "The view is called “\(new)”"
      case (.put(let view), _): "Saved the view “\(view.name)”"
      case (.move(let name, let places, _), _):
        "Moved the view “\(name)” " + (places > 0 ? "down" : "up")
      case (.remove(let name), .done): "Deleted the view “\(name)”"
      case (.remove(let name), _): "The view “\(name)” is gone again"
      case (.insert, _): "The view “\(step.edit.name ?? "")” is there again"
      case (.replace, .undone): "The view “\(step.edit.name ?? "")” is as it was"
      case (.replace, _): "Saved the view “\(step.edit.name ?? "")” again"
      }
    let end = step.kind == .done ? undo.map { " \($0) takes it back." } ?? "" : ""
    return Message(what + "." + end, short: what + ".")
  }
}
