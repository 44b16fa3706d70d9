import Catalog
import Papers
import Programs

/// New papers from arXiv, and whole papers.
extension State {
  // MARK: Digests

  /// Fetches by the profile that there is; of several the reader chooses one.
  mutating func fetch() -> [Effect] {
    let profiles = holdings.profiles
    switch profiles.count {
    case 0: return fetch(.any)
    case 1: return fetch(.profile(profiles[0].name))
    default: return isFetching() ? [] : chooseProfile()
    }
  }

  mutating func fetch(named name: String) -> [Effect] { fetch(.profile(name)) }

  mutating func fetch(_ wish: FetchWish) -> [Effect] {
    if isFetching() { return [] }
    if case .profile(let name) = wish { talk.message = .fetching(name, stop: key(for: "cancel")) }
    return [jobs.begin(.fetch(wish))]
  }

  /// Whether something is being fetched already, which is said.
  private mutating func isFetching() -> Bool {
    let isFetching = jobs.isRunning(.fetch)
    if isFetching { talk.message = .isFetching(stop: key(for: "cancel")) }
    return isFetching
  }

  private mutating func chooseProfile() -> [Effect] {
    let all = Menu.Item(label: "all", detail: "one after the other", choice: .fetch(.all), key: "0")
    let items = holdings.profiles.map {
      Menu.Item(label: $0.name, detail: $0.words, choice: .fetch(.profile($0.name)))
    }
    return open(Menu(title: "Fetch from arXiv", items: items + [all]), orSay: .nothingSaid)
  }

  /// The settings have these profiles now.
  mutating func found(profiles: [FetchChoice], isAwaited: Bool) -> [Effect] {
    holdings.profiles = profiles
    return profiles.count > 1 && isAwaited ? chooseProfile() : []
  }

  mutating func fetched(_ outcome: FetchOutcome) -> [Effect] {
    talk.note(warnings: outcome.warnings)
    talk.hear(outcome.message)
    return hook(.fetch, outcome.papers, in: outcome.library)
  }

  // MARK: Whole papers

  /// Shows the paper as a file, which is fetched if it is not there; of several that are ticked, fetches those that are
  /// not there.
  mutating func getPapers(as form: PaperForm) -> [Effect] {
    let targets = takeTargets().compactMap { id in
      results.library.row(of: id).map { results.library.paper(at: $0).reference }
    }
    guard let first = targets.first else {
      talk.message = .noPaper
      return []
    }
    let known = targets.filter(\.id.isArxiv)
    if known.isEmpty {
      talk.message = .notAtArxiv(form, page: key(for: "open-abstract"))
      return []
    }
    if targets.count == 1, holdings.has(first, as: form) { return show(first, as: form) }
    let missing = known.filter { !holdings.has($0, as: form) }
    if missing.isEmpty {
      talk.message = .allHere(known.count, form)
      return []
    }
    let asked = missing.filter { !jobs.isComing($0, as: form) }
    if asked.isEmpty {
      talk.message = .areComing(missing, form, stop: key(for: "cancel"))
      return []
    }
    talk.message = .gettingPapers(asked, form, stop: key(for: "cancel"))
    return [jobs.begin(.download(DownloadWish(asked, form, shows: targets.count == 1)))]
  }

  /// Shows the file of a paper that is there.
  mutating func show(
    _ reference: ArxivReference, as form: PaperForm, isLate: Bool = false
  ) -> [Effect] {
    let paper = results.library.row(of: reference.id).map { results.library.paper(at: $0) }
    return (paper.map { readByOpening($0) } ?? []) + [.show(reference, form, isLate: isLate)]
  }

  /// A paper has come.
  mutating func downloaded(_ reference: ArxivReference, _ form: PaperForm) -> [Effect] {
    holdings.files[form, default: []].insert(reference)
    // Who is looking what is there may have looked too early.
    let looking = jobs.isRunning(.files) ? [jobs.begin(.findFiles)] : []
    return looking + (form == .pdf ? noteDownload(of: reference.id) : [])
  }

  /// The PDF of a paper is there, for all that asks for it.
  private mutating func noteDownload(of id: PaperID) -> [Effect] {
    guard marks.all.downloaded.insert(id).inserted else { return [] }
    // What is being looked up does not know of it.
    if jobs.isRunning(.markIndex) { return beginIndexing() }
    guard let row = results.library.row(of: id) else { return [] }
    marks.rows.noteDownload(row)
    guard results.selection.query.asksForMarks else { return [] }
    guard results.selection.contains(row) else { return research() }
    // As with marks, a row stays where it is until the filter is edited.
    let isFound = marks.rows.test(results.selection.query, in: results.library)(row)
    if isFound { results.kept.remove(id) } else { results.kept.insert(id) }
    return []
  }

  mutating func downloaded(_ outcome: DownloadOutcome) -> [Effect] {
    if outcome.failures.count > 1 { talk.note(warnings: outcome.failures) }
    talk.hear(.downloaded(outcome, messages: key(for: "messages")))
    guard outcome.wish.shows, outcome.failures.isEmpty else { return [] }
    return show(outcome.wish.papers[0], as: outcome.wish.form, isLate: true)
  }

  /// The files that are there, as somebody has looked.
  mutating func found(files: [PaperForm: Set<ArxivReference>]) -> [Effect] {
    holdings.files = files
    let ids = Set((files[.pdf] ?? []).map(\.id))
    guard ids != marks.all.downloaded else { return [] }
    marks.all.downloaded = ids
    return indexMarks()
  }
}
