import Catalog
import Papers
import Testing

/// The file of saved views: what a line says, what is wrong with it, and that all else stays when views change.
@Suite struct ViewsTextTests {
  private static let said = Query("is:unr").sentence(for: Query("is:unr").problems[0])

  @Test(arguments: [
    ("unread = is:unread", "unread", "is:unread"),
    ("unread=is:unread", "unread", "is:unread"),
    ("  this week\t=  kv cache  ", "this week", "kv cache"),
    ("\"to read\" = label:\"to read\"", "to read", "label:\"to read\""),
    ("\"a = b\" = kv", "a = b", "kv"),
    ("\"say \"\"no\"\"\" = kv", "say \"no\"", "kv"),
    ("\"#1\" = #kv #not", "#1", "#kv #not"),
    ("good = rating:>=4", "good", "rating:>=4"),
    ("Müller = müller", "Müller", "müller"),
  ])
  func aLine(line: String, name: String, query: String) {
    let text = ViewsText(line)
    #expect(text.list.views == [NamedView(name: name, text: query)])
    #expect(text.problems().isEmpty)
  }

  @Test(arguments: [
    ("unread", 7, ViewProblem.Kind.missingSign),
    ("\"unread\" is = x", 10, .missingSign),
    ("= kv", 1, .missingName), ("\" \" = kv", 1, .missingName),
    ("  unread =  ", 13, .missingQuery),
    ("  \"unread = kv", 3, .unclosedName),
    ("un\u{1B}read = kv", 3, .unsafeCharacter),
    ("unread = k\u{202E}v", 11, .unsafeCharacter),
    (String(repeating: "n", count: 61) + " = kv", 1, .longName(limit: 60)),
    ("n = " + String(repeating: "q", count: 4097), 5, .longQuery(limit: 4096)),
    ("n = kv is:unr", 8, .fault(.wrong(said, at: 3..<9))),
    ("é = view:nowhere", 5, .fault(.noSuchView("nowhere", at: 0..<12))),
    ("n = kv -view:N", 8, .fault(.circle(["n"], at: 3..<10))),
  ])
  func aMistake(line: String, column: Int, kind: ViewProblem.Kind) {
    let text = ViewsText("# first\n\(line)\r\nlast = kv\n")
    #expect(text.problems().map(\.kind) == [kind])
    #expect(text.problems().map(\.line) == [2] && text.problems().map(\.column) == [column])
    #expect(text.list.views.last == NamedView(name: "last", text: "kv"))
  }

  @Test func ofTwoViewsWithOneNameTheFirstCounts() {
    let text = ViewsText("Größe = a\nb = b\ngrosse = c\nGRÖSSE = d\n")
    #expect(text.list.views.map(\.text) == ["a", "b"])
    #expect(text.problems().map(\.kind) == [.namedBefore(line: 1), .namedBefore(line: 1)])
  }

  @Test func thereAreNotEndlesslyMany() {
    let text = ViewsText((1...300).map { "v\($0) = kv\n" }.joined())
    #expect(text.list.count == 200 && text.problems().map(\.kind) == [.tooMany(limit: 200)])
    #expect(text.problems().map(\.line) == [201])
  }

  private let file =
    "# Mine.\n\nunread = is:unread\n  # about kv\n\"kv = 1\"=kv\nnonsense\n  last =  view:unread kv  "

  /// Comments, blank lines, mistakes and the spelling of other lines stay.
  @Test(arguments: [
    (ViewEdit.put(NamedView(name: "new", text: "is:starred")), "+new = is:starred"),
    (.put(NamedView(name: "UNREAD", text: "is:noted")), "unread = is:noted"),
    (.remove("kv = 1"), "-\"kv = 1\"=kv"),
    (.rename("kv = 1", to: "kv"), "kv=kv"),
    (.rename("kv = 1", to: "\"x"), "\"\"\"x\"=kv"),
    (.rename("last", to: "#last"), "  \"#last\" =  view:unread kv  "),
  ])
  func aChange(edit: ViewEdit, line: String) throws {
    var text = ViewsText(file)
    let inverse = try text.apply(edit)
    let (old, new) = (file.split(separator: "\n"), text.text.split(separator: "\n"))
    let difference = new.difference(from: old)
    if line.hasPrefix("+") {
      #expect(difference.insertions.count == 1 && new.last! == line.dropFirst())
      #expect(difference.removals.isEmpty)
    } else if line.hasPrefix("-") {
      #expect(difference.count == 1 && !new.contains(line.dropFirst()))
    } else {
      #expect(difference.count == 2 && new.contains(Substring(line)))
    }
    _ = try text.apply(try #require(inverse))
    #expect(text.text == file || text.text == file + "\n")
    #expect(ViewsText(text.text).list == text.list)
  }

  @Test func viewsThatNameARenamedOneGoOn() throws {
    var text = ViewsText("a = kv\nb = -view:A view:\"a\" a\n")
    let inverse = try text.apply(.rename("a", to: "kv cache"))
    #expect(text.text == "kv cache = kv\nb = -view:\"kv cache\" view:\"kv cache\" a\n")
    #expect(text.problems().isEmpty)
    _ = try text.apply(try #require(inverse))
    #expect(text.text == "a = kv\nb = -view:A view:\"a\" a\n")
  }

  /// What somebody has written meanwhile stays when a renaming is undone.
  @Test func undoingARenamingOfAFileThatWasEdited() throws {
    var (text, history) = (ViewsText("a = kv\nb = view:a\nc = view:a\n"), ViewHistory())
    _ = try history.answer(.edit(.rename("a", to: "d")), &text)
    #expect(text.text == "d = kv\nb = view:d\nc = view:d\n")
    text = ViewsText("# mine\nd = kv\nb = view:d is:read\nc = view:d\n")
    _ = try history.answer(.undo, &text)
    #expect(text.text == "# mine\na = kv\nb = view:d is:read\nc = view:a\n")
    _ = try history.answer(.redo, &text)
    #expect(text.text == "# mine\nd = kv\nb = view:d is:read\nc = view:d\n")
    text = ViewsText("a = x\nd = kv\n")
    #expect(throws: ViewRefusal.nameTaken("a")) { try history.answer(.undo, &text) }
  }

  /// Lines of views change places; comments stay where they are.
  @Test func moving() throws {
    var text = ViewsText("a = 1\r\n# c\r\nb = 2\r\n\r\nd = 3")
    #expect(try text.apply(.move("a", by: 1)) == .move("a", by: -1))
    #expect(text.text == "b = 2\r\n# c\r\na = 1\r\n\r\nd = 3")
    #expect(try text.apply(.move("a", by: .max)) == .move("a", by: -1))
    #expect(text.text == "b = 2\r\n# c\r\nd = 3\r\n\r\na = 1")
    #expect(try text.apply(.move("a", by: 1)) == nil)
    #expect(try text.apply(.move("a", by: .min)) == .move("a", by: 2))
    #expect(text.text == "a = 1\r\n# c\r\nb = 2\r\n\r\nd = 3")
  }

  @Test(arguments: [
    (ViewEdit.remove("x"), ViewRefusal.noSuchView("x")), (.move("x", by: 1), .noSuchView("x")),
    (.rename("x", to: "y"), .noSuchView("x")), (.rename("a", to: "B"), .nameTaken("B")),
    (.rename("a", to: " "), .badName(" ", .missingName)),
    (.put(NamedView(name: "a\nb", text: "kv")), .badName("a\nb", .unsafeCharacter)),
    (.put(NamedView(name: "c", text: "kv\nx = y")), .badQuery(.unsafeCharacter)),
    (.put(NamedView(name: "c", text: " ")), .badQuery(.missingQuery)),
    (.put(NamedView(name: "a", text: "view:b")), .circle(["a", "b"])),
    (.put(NamedView(name: "c", text: "-view:C")), .circle(["c"])),
  ])
  func whatIsRefusedChangesNothing(edit: ViewEdit, refusal: ViewRefusal) {
    var text = ViewsText("a = kv\nb = view:a\n")
    #expect(throws: refusal) { try text.apply(edit) }
    #expect(text.text == "a = kv\nb = view:a\n")
  }

  /// One circle in the file, made by hand, is no reason to make another.
  @Test func aCircleBesideAnother() {
    let start = "self = view:self\nlive = title:survey\n"
    var text = ViewsText(start)
    #expect(throws: ViewRefusal.circle(["live"])) {
      try text.apply(.put(NamedView(name: "live", text: "view:live")))
    }
    #expect(text.text == start)
    #expect(throws: Never.self) { try text.apply(.put(NamedView(name: "live", text: "kv"))) }
  }

  /// A circle that was made by hand can be looked at, renamed and taken apart like all else.
  @Test func viewsInACircleOfAnEditor() throws {
    var text = ViewsText("self = view:self\na = view:b\nb = -view:A\nc = view:a\n")
    let start = text.text
    let inverse = try text.apply(.rename("self", to: "me"))
    #expect(text.text.hasPrefix("me = view:me\n"))
    _ = try text.apply(try #require(inverse))
    #expect(text.text == start)
    #expect(try text.apply(.rename("a", to: "x y")) != nil)
    #expect(
      text.text
        == "self = view:self\n\"x y\" = view:b\nb = -view:\"x y\"\nc = view:\"x y\"\n"
        .replacing("\"x y\" =", with: "x y ="))
    // Another circle it is that a renaming makes.
    text = ViewsText("a = view:gone\nb = view:a\n")
    #expect(throws: ViewRefusal.circle(["gone", "a"])) { try text.apply(.rename("b", to: "gone")) }
    // What is hidden is no reason to keep what hides it.
    text = ViewsText("a = kv\na = view:a\n")
    #expect(try text.apply(.remove("a")) != nil)
  }

  /// A line of a name that another one has counts when that one goes, and is hidden again when it comes back.
  @Test(arguments: [
    ViewEdit.remove("a"), .rename("a", to: "x"), .move("a", by: 2), .move("b", by: -1),
    .move("b", by: 1), .put(NamedView(name: "a", text: "new")),
  ])
  func linesThatAreHidden(edit: ViewEdit) throws {
    let start = "a = 1\nA = 2\nb = 3\n# c\na = 4\nB = 5\nc = view:a"
    var (text, history) = (ViewsText(start), ViewHistory())
    let views = text.list.views
    #expect(try history.answer(.edit(edit), &text) != nil)
    let changed = text.list
    if case .move = edit { #expect(Set(changed.views) == Set(views)) }
    for _ in 0..<2 {
      #expect(try history.answer(.undo, &text) != nil)
      #expect(text.list.views == views && ViewsText(text.text).list == text.list)
      #expect(try history.answer(.redo, &text) != nil)
      #expect(text.list == changed)
    }
  }

  /// A view that somebody has made meanwhile is not hidden by what comes back.
  @Test func undoingHidesNothingThatIsNew() throws {
    var (text, history) = (ViewsText("a = 1\na = 2\n"), ViewHistory())
    _ = try history.answer(.edit(.remove("a")), &text)
    text = ViewsText("a = 3\na = 2\n")
    #expect(throws: ViewRefusal.nameTaken("a")) { try history.answer(.undo, &text) }
  }

  /// A line that would be too long with a longer name in it is not written: it would be no view any more.
  @Test func aNameThatDoesNotFitWhereItIsNamed() {
    let long = "a = kv\nb = view:a " + String(repeating: "x", count: 4080) + "\n"
    var text = ViewsText(long)
    let name = "much longer than before"
    #expect(throws: ViewRefusal.tooLong(view: "b", limit: 4096)) {
      try text.apply(.rename("a", to: name))
    }
    #expect(text.text == long && text.list.count == 2)
    // Nor is a name that would be another one in the file.
    #expect(throws: ViewRefusal.badName(" c", .unsafeCharacter)) {
      try text.apply(.rename("a", to: " c"))
    }
  }

  @Test func aViewIsNamedInTheQueryOnly() throws {
    var text = ViewsText("a = kv\nview:a =view:a =view:a \n")
    _ = try text.apply(.rename("a", to: "b"))
    #expect(text.text == "b = kv\nview:a =view:b =view:a \n")
  }

  /// Whatever is done and undone in whatever order, the file reads as it is kept, and undoing all brings back
  /// what was: also of files with names that are there twice, and with circles.
  @Test(arguments: [
    "# c\na = 1\nb = 2\n\nc = view:a 3\n# end\nd = 4\n",
    "a = 1\nA = 2\nb = view:a\na = view:b\n#\nb = 5\nc = 6\nb = view:c\nc = 7",
    "a = view:a\nb = view:c\nc = view:b\na = view:d\nd = view:a\n",
  ])
  func undoIsExact(start: String) throws {
    for seed in 1...40 {
      var random = SeededGenerator(seed: UInt64(seed))
      var (text, history) = (ViewsText(start), ViewHistory())
      func name() -> String {
        ["a", "b", "c", "d", "e", "f=", "#g"].randomElement(using: &random)!
      }
      for _ in 0..<30 {
        let request: ViewsRequest =
          switch Int.random(in: 0..<7, using: &random) {
          case 0, 1:
            .edit(.put(NamedView(name: name(), text: "\(Int.random(in: 0..<99, using: &random))")))
          case 2: .edit(.rename(name(), to: name()))
          case 3: .edit(.remove(name()))
          case 4: .edit(.move(name(), by: Int.random(in: -3...3, using: &random)))
          case 5: .undo
          default: .redo
          }
        do {
          _ = try history.answer(request, &text)
        } catch {
          // There may be nothing to undo; what there is can be.
          switch request {
          case .undo: #expect(error == .nothingToUndo)
          case .redo: #expect(error == .nothingToRedo)
          default: break
          }
        }
        #expect(ViewsText(text.text).list == text.list)
      }
      let last = text.list
      var undone = 0
      while (try? history.answer(.undo, &text)) != nil { undone += 1 }
      #expect(text.list == ViewsText(start).list, "seed \(seed)")
      for _ in 0..<undone { _ = try history.answer(.redo, &text) }
      #expect(text.list == last, "seed \(seed)")
    }
  }

  /// Any text is kept as it is, mistakes stand in it, and each view in it can be written and read again.
  @Test func anyText() throws {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "a", "b", "=", "=", "#", "\"", "\"", " ", "\t", "\n", "\n", "\r\n", "\r", "é", "e\u{301}",
      "view:a",
      "view:", "is:read", "-", "\u{1B}", "\u{0}", "中", "🙂",
    ]
    for _ in 0..<3000 {
      let count = Int.random(in: 0...24, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
      let read = ViewsText(text)
      #expect(Array(read.text.utf8) == Array(text.utf8))
      let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for problem in read.problems() {
        #expect((1...lines.count).contains(problem.line), "\(text)")
        #expect((1...lines[problem.line - 1].count + 1).contains(problem.column), "\(text)")
      }
      var written = ViewsText("")
      for view in read.list.views { _ = try? written.apply(.put(view)) }
      let circular = read.problems().contains {
        if case .fault(.circle) = $0.kind { true } else { false }
      }
      #expect(circular || written.list.views == read.list.views, "\(text)")
    }
  }

  @Test func theUsualFileHasTheUsualViews() {
    #expect(
      ViewsText.usual.list.views == NamedView.usual
        && ViewsText.usual.problems(on: Day("2026-11-26")).isEmpty)
    #expect(!NamedView.usual.isEmpty)
  }
}
