import Canvas
import Catalog
import Citations
import Keymaps
import Papers
import Storage

/// What values of options and arguments may be. What a value is, its name says, as the help shows it: who calls a new
/// one `PATH`, `ID` or `query` has it completed.
struct ValueCompletion {
  /// What stands on the line beside options: files and folders among them are the digests that are meant.
  let words: [String]
  /// All commands, which are topics of the manual.
  let commands: [CommandInfo]

  func suggestions(for argument: CommandInfo.Argument, _ typed: String) -> Suggestions {
    if !argument.values.isEmpty { return Suggestions(argument.values, beginning: typed) }
    switch argument.value {
    case "PATH", "FILE": return .files
    case "DIR": return .folders
    case "ID": return papers(typed)
    case "query": return QueryCompletion(digests: digests).suggestions(typed)
    case "label": return labels(typed)
    case "view":
      return Suggestions(Process.views().views.views.map(\.name), beginning: typed)
    case "order": return order(typed)
    case "format": return formats(typed)
    case "PROFILE":
      return Suggestions(Process.settings().settings.fetch.map(\.name), beginning: typed)
    case "theme":
      return Suggestions(Process.themes().shelf.names + ["dark", "light"], beginning: typed)
    case "keymap": return Suggestions(Profile.all.map(\.name), beginning: typed)
    case "category": return categories(typed)
    case "setting": return Suggestions(Settings.fields.map(\.key), beginning: typed)
    case "TOPIC": return topics(typed)
    default: return Suggestions()
    }
  }

  private var digests: NearDigests { NearDigests(named: words) }

  /// Papers by the beginning of an id, or by words of their titles.
  private func papers(_ typed: String) -> Suggestions {
    let library = digests.library
    func item(_ row: Row) -> Suggestions.Item {
      let paper = library.paper(at: row)
      return Suggestions.Item(
        text: paper.id.description, detail: ShownText(paper.title, asWritten: false).string)
    }
    func found(_ query: String) -> [Suggestions.Item] {
      var search = Search(
        Query(query), in: library, order: SortOrder(.date), marked: MarkedRows())
      return (search.finish() ?? Selection()).rows.prefix(Suggestions.limit).map(item)
    }
    let isID = typed.first.map { $0.isNumber } ?? true || typed.contains("/")
    if isID {
      let begun = found(typed.isEmpty ? "" : "id:\(typed)").filter { $0.text.hasPrefix(typed) }
      var result = Suggestions(begun)
      result.areDescribed = true
      return result
    }
    let words = typed.split(separator: " ").map { "title:" + QueryLeaf.quoted(String($0)) }
    var result = Suggestions(found(words.joined(separator: " ")))
    result.areDescribed = true
    return result
  }

  private func labels(_ typed: String) -> Suggestions {
    var counts: [String: Int] = [:]
    for marks in NearDigests.marks.values {
      for label in marks.labels { counts[label, default: 0] += 1 }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Suggestions(
      sorted.filter { $0.key.hasPrefix(typed) }
        .map { Suggestions.Item(text: $0.key, detail: MarkSentences.count($0.value, "paper")) })
  }

  /// Keys behind those that stand there, as the filter completes `sort:`.
  private func order(_ typed: String) -> Suggestions {
    let completer = Completer(
      .sort, beginning: typed, in: Library(), Selection(), MarkedRows(), views: ViewList())
    return Suggestions((completer.completions() ?? []).map { Suggestions.Item(text: $0.text) })
  }

  private func formats(_ typed: String) -> Suggestions {
    var result = Suggestions(CitationFormat.all.map(\.name) + ["template="], beginning: typed)
    result.goesOn = result.items.map(\.text) == ["template="]
    return result
  }

  private func categories(_ typed: String) -> Suggestions {
    Suggestions(digests.library.categoryNames.sorted(), beginning: typed)
  }

  private func topics(_ typed: String) -> Suggestions {
    Suggestions(
      commands.filter { $0.name.hasPrefix(typed) && !Manual.topics.contains($0.name) }
        .map { Suggestions.Item(text: $0.name, detail: $0.abstract) }
        + Manual.topics.filter { $0.hasPrefix(typed) }.map { Suggestions.Item(text: $0) })
  }
}
