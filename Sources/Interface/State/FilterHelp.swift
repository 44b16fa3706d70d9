import Catalog

/// What stands under the filter line while it is written: what the word at the caret may become, or a sheet that
/// the reader has asked for.
struct FilterHelp {
  enum Sheet: Hashable {
    /// How the filter is understood, part by part, with what each finds alone.
    case explanation
    /// What can be typed.
    case language
  }

  var sheet: Sheet?
  /// How far the sheet is scrolled; there is no cursor in it.
  var top = 0
  var completing: Completing?
  /// The reader has asked what a word without a field may become.
  var isAsked = false
  /// The reader goes from one completion to the next, each written in the place of the one before.
  var step: Step?
  var explaining: Explaining?

  /// Where completions are written, one in the place of the other.
  struct Step: Hashable {
    let before: String
    let after: String
    /// The line with the last one in it: while it is so, another may take its place.
    private(set) var line = ""
    private(set) var caret = 0

    init(before: String, after: String) { (self.before, self.after) = (before, after) }

    func with(_ editor: LineEditor) -> Step {
      var step = self
      (step.line, step.caret) = (editor.text, editor.caret)
      return step
    }
  }

  /// What the word at the caret may become.
  struct Completing {
    /// What it depends on: with an equal one it is the same.
    struct Source: Hashable {
      let field: QueryField?
      let beginning: String
      /// The word is turned round: taking it takes papers away.
      let isNegated: Bool
      /// Taking it leaves as many papers as have it: it stands among nothing but words that must all hold.
      let isCounted: Bool
      let query: Query
      let searchedRows: UInt32
      let libraryNumber: Int
      let markNumber: Int
    }

    let source: Source
    /// What is there without looking at papers, before the rest.
    let first: [Completion]
    var completions: [Completion]
    /// The one that the reader has gone to.
    var chosen: Int?

    mutating func choose(_ step: Int) {
      let next = (chosen ?? -1) + step
      chosen = next < 0 ? nil : min(next, completions.count - 1)
    }

    /// Takes what was found; the one that was chosen stays so if it is there.
    mutating func take(_ found: [Completion]) {
      let name = chosen.map { completions[$0].name }
      completions = first + found
      chosen = name.flatMap { name in completions.firstIndex { $0.name == name } }
    }
  }

  /// How the filter is understood, and what its parts find.
  struct Explaining {
    /// What is not applied may change while what is asked for does not.
    var query: Query
    let libraryNumber: Int
    let markNumber: Int
    let explanation: QueryExplanation
    /// In the order of the lines; nil while they are counted.
    var counts: [QueryCount?]?
  }

  /// The completions that are shown.
  var completions: [Completion] { sheet == nil ? completing?.completions ?? [] : [] }

  /// The completion that Tab or Enter takes: the chosen one.
  var chosen: Completion? {
    guard sheet == nil, let completing, let index = completing.chosen else { return nil }
    return completing.completions[index]
  }
}
