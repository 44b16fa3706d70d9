import Papers

/// Why a command is not run, or not taken from the settings.
public enum ProgramRefusal: Error, Hashable, Sendable {
  /// There are no words.
  case empty
  /// A paper would say which program is run.
  case programFromPaper(Placeholder)
  /// Braces with a word in them that is no placeholder.
  case unknownPlaceholder(String)
  /// A program would run what a paper says.
  case code(CodeWord, Placeholder)
  /// What a paper says could be taken for an option.
  case dash(Placeholder)
  /// The word for a paper does begin with a hyphen, so that it would be one.
  case option(String, id: String)
  /// A hook gets its papers on standard input.
  case placeInHook(Placeholder)
  /// The paper has no address, or its PDF is not here.
  case missing(Placeholder, id: String)
  /// A word is longer than any program takes.
  case tooLong(Placeholder?, bytes: Int, id: String)
  /// A quotation has no end.
  case openQuotation(Character)
  /// Something that only a shell would obey.
  case shellSign(String)

  /// The longest word that Linux gives to a program, in bytes: 32 pages with the zero at its end
  /// (`MAX_ARG_STRLEN`).
  public static let longestWord = 131_071

  /// A sentence without full stop; nothing in it can be obeyed by a terminal.
  public var sentence: String { SafeText.line(text) }

  private var text: String {
    switch self {
    case .empty: "no program is named"
    case .programFromPaper(let place): "\(place.text) would say which program is run"
    case .unknownPlaceholder(let name):
      "there is no {\(name)}: it takes \(Placeholder.hint); {{\(name)}} is the text {\(name)}"
    case .code(let code, let place): code.sentence(on: place)
    case .dash(let place):
      "\(place.text) may begin with a hyphen and be taken for an option: a \"--\" must stand before it, or write "
        + "it behind the name of an option, as in \"--name=\(place.text)\""
    case .option(let word, let id):
      "“\(ProgramRefusal.excerpt(word))” of \(id) would be taken for an option: a \"--\" must stand before it"
    case .placeInHook(let place):
      "\(place.text) has no place in a hook, which gets its papers as lines of JSON on standard input"
    case .missing(.pdf, let id): "the PDF of \(id) is not here"
    case .missing(let place, let id): "\(id) has nothing for \(place.text)"
    case .tooLong(let place, let bytes, let id):
      "\(place.map(\.text) ?? "a word") of \(id) has \(bytes / 1000) kB, and no program takes a word of more than "
        + "131 kB; standard input (input = \"json\") has no limit"
    case .openQuotation(let mark): "a quotation waits for its \(mark)"
    case .shellSign(let sign):
      "\(sign) would be for a shell, and none reads this: put it into quotation marks, or write sh -c '…'"
    }
  }

  static func excerpt(_ text: String) -> String {
    let start = text.prefix(40)
    return start + (start.endIndex < text.endIndex ? "…" : "")
  }
}
