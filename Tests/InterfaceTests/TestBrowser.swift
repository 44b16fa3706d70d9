import Canvas
import Catalog
import Digests
import Glibc
import Interface
import Keymaps
import Markup
import Papers
import Programs
import Testing

/// A browser as a test uses it: keys in, a drawn surface and the effects out.
final class TestBrowser {
  private(set) var browser: Browser
  private(set) var effects: [Effect] = []
  /// What has been marked.
  private(set) var marks = TestMarks()
  /// The saved views as their file has them.
  private(set) var views: TestViews
  private(set) var library = Library()
  /// The slots whose jobs are not done at once.
  var held: Set<Slot> = [.related, .note, .arrivals, .allMarks, .load]
  /// The jobs that were begun and not done, the last one last; those that were given up too.
  private(set) var waiting: [(job: Job, ticket: Ticket)] = []
  /// The job that brings the next library; nil when it must be begun.
  private var loadTicket: Ticket? = .firstLoad
  private let size: Size

  /// `digests` are files beside the tests, or `many` for sixty papers made up.
  init(
    _ size: Size, digests: [String] = ["mixed"], keymap: Keymap = .vim,
    options: Options = Options(), view: LeftState? = nil, views: String = "",
    commands: [UserCommand] = []
  ) {
    self.size = size
    let file = TestViews(views)
    self.views = file
    var options = options
    // As if it were the year of the newest papers.
    options.year = options.year ?? (digests.contains("card") ? 2026 : 2025)
    browser = Browser(
      keymap: keymap, options: options, width: .bundled, view: view,
      views: file.text.list, commands: CommandSet(commands))
    take(browser.handle(.resize(size)))
    if !digests.isEmpty { load(digests) }
  }

  /// Loads digests, in place of those that were there.
  func load(_ names: [String]) {
    let library = Library().adding(names.map(TestBrowser.digest))
    let loading = Loading(
      filesDone: names.count, filesFound: names.count,
      title: names.count == 1 ? names[0] : "\(names.count) digests")
    load(library, loading)
    // All marks come after those of the screen.
    readMarks(marks.firm)
  }

  func load(_ library: Library, _ loading: Loading) {
    if loadTicket == nil { handle(.filesChanged) }
    self.library = library
    let ticket = loadTicket!
    if loading.isFinished { loadTicket = nil }
    handle(.answer(Answer(.loaded(library, loading), to: ticket, isLast: loading.isFinished)))
  }

  /// The database has these marks, and with `isLast` no others.
  func readMarks(_ known: [PaperID: PaperMarks], isLast: Bool = true) {
    if last(.allMarks) == nil { handle(.started) }
    guard let ticket = last(.allMarks)?.ticket, !haveMarks else {
      return handle(.marksChanged(known, isAll: isLast))
    }
    haveMarks = isLast
    handle(.answer(Answer(.marksFound(known, isAll: isLast), to: ticket, isLast: isLast)))
  }

  private var haveMarks = false

  /// The database has looked at the library.
  func arrive(_ arrivals: Arrivals, since: String?) {
    answer(.arrivals, isLast: false, .arrived(arrivals, since: since))
  }

  /// Presses keys as keymap files spell them: `jj/sparse<Enter>`.
  func press(_ keys: String) {
    if keys.isEmpty { return }
    let spelled = keys.replacing(" ", with: "<Space>")
    guard case .success(let keys) = Key.sequence(Substring(spelled)) else {
      fatalError("no keys: \(keys)")
    }
    for key in keys { take(browser.handle(.key(key))) }
  }

  /// Does something with the mouse, at a place of the screen as it is now.
  func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int) {
    _ = draw()
    handle(.mouse(MouseEvent(action: action, at: Point(column: column, row: row))))
  }

  func click(_ column: Int, _ row: Int) { mouse(.press, column, row) }

  func doubleClick(_ column: Int, _ row: Int) {
    mouse(.press, column, row)
    mouse(.release, column, row)
    mouse(.doublePress, column, row)
  }

  /// Clicks where a text stands first, reading rows from the top; `row` narrows it to one.
  func click(on text: String, inRow wanted: Int? = nil) {
    guard let (column, row) = place(of: text, inRow: wanted) else {
      Issue.record("\(text) is not on the screen")
      return
    }
    click(column, row)
  }

  /// The cell where a text begins.
  func place(of text: String, inRow wanted: Int? = nil) -> (column: Int, row: Int)? {
    let surface = draw()
    let letters = Array(text)
    for row in 0..<size.rows where wanted == nil || wanted == row {
      // A character a cell: nothing for the second half of a wide one.
      let cells = (0..<size.columns).map { column in
        String(String.UnicodeScalarView(surface.scalars(of: surface[column, row])))
      }
      for column in 0..<size.columns {
        let shown = cells[column...].lazy.filter { !$0.isEmpty }.prefix(letters.count)
        if shown.elementsEqual(letters.map(String.init)) { return (column, row) }
      }
    }
    return nil
  }

  func handle(_ event: Event) { take(browser.handle(event)) }

  /// Events that have been waiting, as the program reads them.
  func handle(waiting events: some Sequence<Event>) {
    var (rest, input) = (events.makeIterator(), WaitingInput())
    while let next = input.next(for: browser, read: { rest.next() }) { take(browser.handle(next)) }
  }

  func handle(_ answer: Action) { take(browser.handle(answer)) }

  /// Somebody edits the file of views.
  func editViews(_ text: String) { views = TestViews(text, views) }

  /// Does something with the browser itself, and what that asks for.
  func withBrowser<Result>(_ body: (inout Browser) -> (Result, [Effect])) -> Result {
    let (result, effects) = body(&browser)
    take(effects)
    return result
  }

  func setTime(_ time: String) { browser.time = time }

  /// The effects since the last time.
  func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  /// What the screen shows; drawn anew and as it follows from what was shown before, which must be
  /// the same.
  func draw() -> Surface {
    var surface = Surface(size: size, width: .bundled)
    browser.draw(into: &surface)
    return surface
  }

  /// The rows as text.
  func rows() -> [String] {
    let surface = draw()
    return (0..<size.rows).map { surface.text(ofRow: $0) }
  }

  /// The roles of the cells by their letters, a string a row.
  func roles() -> [String] {
    let surface = draw()
    return (0..<size.rows).map { row in
      String((0..<size.columns).map { surface[$0, row].role.letter })
    }
  }

  func shows(_ text: String) -> Bool {
    rows().contains { $0.contains(text) }
  }

  // MARK: Jobs

  /// Whether keys of macros and steps of bindings are being gone on with.
  private var isGoingOn = false

  /// Does at once what the program does away from the keys, unless it is held; and goes on with macros.
  private func take(_ new: [Effect]) {
    perform(new)
    guard !isGoingOn else { return }
    isGoingOn = true
    while browser.hasMoreToDo { perform(browser.goOn()) }
    isGoingOn = false
  }

  private func perform(_ new: [Effect]) {
    for effect in new {
      switch effect {
      case .start(let job, let ticket):
        if ticket.slot == .load { loadTicket = ticket }
        if !held.contains(ticket.slot), let content = content(of: job) {
          handle(.answer(Answer(content, to: ticket)))
        } else {
          waiting.append((job, ticket))
        }
      case .end: break
      default: effects.append(effect)
      }
    }
  }

  /// What comes of a job; nil when the test must say.
  private func content(of job: Job) -> Answer.Content? {
    switch job {
    case .search(var search), .tick(var search), .count(var search), .gather(var search):
      search.finish().map { .found($0) }
    case .relate(let id, let library): .related(id, library.related(to: id) ?? [])
    case .indexMarks(let marks, let arrivals, let library):
      .marksIndexed(MarkedRows(marks, arrivals, in: library))
    case .ask(let request): marks.answer(to: request)
    case .views(let request): views.answer(request)
    case .countViews(var counter): counter.finish().map { .viewsCounted($0) }
    case .complete(let completer): completer.completions().map { .completed($0) }
    case .nameFiles(let text):
      .filesNamed(["old/", "refs.bib", "refs.ris"].filter { $0.hasPrefix(text) }, beginning: text)
    case .explain(var counter): counter.finish().map { .explained($0) }
    case .countFacets(let counter): counter.finish().map { .facetsCounted($0) }
    case .cite(let citing):
      .cited(
        citing,
        citing.use == .copy ? .copied(citing.text()) : .written(count: citing.papers.count))
    case .readMarks, .meet, .load, .fetch, .download, .findFiles, .run, .tell, .readThemes,
      .readSettings:
      nil
    }
  }

  /// The job of a slot that was begun last, of those that were not done at once.
  func last(_ slot: Slot) -> (job: Job, ticket: Ticket)? {
    waiting.last { $0.ticket.slot == slot }
  }

  /// Whether a job of a slot has been begun that was not done at once.
  func isAsked(_ slot: Slot) -> Bool { last(slot) != nil }

  /// What has been begun in a slot so far is nobody's business any more.
  func forget(_ slot: Slot) { waiting.removeAll { $0.ticket.slot == slot } }

  /// Answers the job of a slot that was begun last, as often as it is called.
  func answer(_ slot: Slot, isLast: Bool = true, _ content: Answer.Content) {
    guard let ticket = last(slot)?.ticket else {
      Issue.record("nothing is asked for in \(slot)")
      return
    }
    handle(.answer(Answer(content, to: ticket, isLast: isLast)))
  }

  /// Answers the job that has been waiting longest.
  func answerFirst(_ slot: Slot, _ content: Answer.Content) {
    guard let place = waiting.firstIndex(where: { $0.ticket.slot == slot }) else { return }
    handle(.answer(Answer(content, to: waiting.remove(at: place).ticket)))
  }

  /// Does what has been held of a slot.
  func release(_ slot: Slot) {
    held.remove(slot)
    let due = waiting.filter { $0.ticket.slot == slot }
    waiting.removeAll { $0.ticket.slot == slot }
    take(due.map { .start($0.job, $0.ticket) })
  }

  /// The usual keys, as their file has them.
  static let vimText = Profile.named("vim")!.text

  static func digest(_ name: String) -> Digest {
    if name == "many" { return read(many, path: "many.md") }
    return read(
      String(decoding: bytes(here + "/Digests/\(name).md"), as: UTF8.self), path: name + ".md")
  }

  /// Reads a digest as users do.
  static func read(_ text: String, path: String) -> Digest {
    DigestParser.parse(
      Array(text.utf8), path: path, dialects: Dialect.text + Dialect.lists + Dialect.anyOther)
  }

  private static let many =
    "# 2025-05-02\n\n"
    + (1...60).map { number in
      """
      ## Paper \(number): \(number % 3 == 0 ? "sparse" : "dense") models and their uses

      >Authors: A. Author\(number), B. Other

      >2025-04-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)

      > http://arxiv.org/abs/2504.\(10000 + number)v\(number % 4 + 1)

      The abstract of paper \(number), with **\(["caching", "pruning", "routing"][number % 3])**.


      """
    }.joined()

  /// A library that is larger than a key may search, made once.
  static let huge = {
    let huge = library(papers: 30_000)
    huge.makeOrders()
    return huge
  }()

  /// A library of made-up papers.
  static func library(papers: Int) -> Library {
    var text = "# 2025-05-02\n\n"
    for number in 0..<papers {
      let id = "\(2401 + number / 20000).\(10000 + number % 20000)"
      text += "## T\(number)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/\(id)\n\nText.\n\n"
    }
    return Library().adding([read(text, path: "huge.md")])
  }

  /// The folder of these tests.
  static let here = String(#filePath.prefix { _ in true }.dropLast("/TestBrowser.swift".count))

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}

extension Browser {
  /// Takes a library, as the reading brings it that the program begins with.
  mutating func load(_ library: Library, title: String) -> [Effect] {
    let loading = Loading(filesDone: 1, filesFound: 1, title: title)
    return handle(.answer(Answer(.loaded(library, loading), to: .firstLoad)))
  }
}

extension Surface {
  /// A row as text; the second halves of wide characters are left out.
  func text(ofRow row: Int) -> String {
    var text = String.UnicodeScalarView()
    for column in 0..<size.columns { text += scalars(of: self[column, row]) }
    return String(text)
  }
}

extension Keymap {
  static let vim = profile("vim")
  static let less = profile("less")

  /// The usual keys with these over them.
  static func vim(_ lines: String) -> Keymap {
    var parser = KeymapParser(over: .vim)
    parser.read(lines, file: "keys")
    precondition(parser.problems.isEmpty, "\(parser.problems)")
    return parser.keymap
  }

  /// The usual keys where papers are picked.
  static let picking: Keymap = {
    var parser = KeymapParser()
    for profile in [Profile.named("vim")!, .picking] {
      parser.read(profile.text, file: profile.file)
    }
    return parser.keymap
  }()

  /// The usual keys in the tutor.
  static let tutor: Keymap = {
    var parser = KeymapParser()
    for profile in [Profile.named("vim")!, .tutor] {
      parser.read(profile.text, file: profile.file)
    }
    return parser.keymap
  }()

  static func profile(_ name: String) -> Keymap {
    var parser = KeymapParser()
    let profile = Profile.named(name)!
    parser.read(profile.text, file: profile.file)
    return parser.keymap
  }
}
