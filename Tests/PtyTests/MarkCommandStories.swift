import Glibc
import Testing

/// `quire mark`, `label`, `note`, `history` and `sync`.
@Suite struct MarkCommandStories {
  private let home = Session.makeFolder()
  private var database: String { home + "/data/marks.db" }

  private func quire(_ arguments: String..., input: String = "") -> Outcome {
    Outcome(arguments, input: input, environment: ["TZ": "UTC"], home: home)
  }

  private func output(_ arguments: String...) -> String {
    let outcome = Outcome(arguments, environment: ["TZ": "UTC"], home: home)
    #expect(outcome.errors == "" && outcome.status == 0)
    return outcome.output
  }

  private var isEmpty: Bool { Files.names(in: home).isEmpty }

  // MARK: Marks

  @Test func oneCallIsOneStep() {
    #expect(
      output(
        "mark", "2504.00001v2", "arXiv:2504.00002", "https://arxiv.org/pdf/2504.00003v1.pdf",
        "2504.00001", "--star") == "starred 3 papers\n")
    #expect(output("mark", "2504.00001", "--star") == "nothing changed\n")
    #expect(
      output("mark", "2504.00001", "math/0211159", "--star", "--read")
        == "starred math/0211159, marked 2 papers as read\n")
    #expect(
      output("mark", "2504.00001", "--rating", "4", "--queue")
        == "rated 2504.00001 4, queued it\n")
    #expect(
      output("mark", "2504.00002", "2504.00001", "--queue")
        == "queued 2504.00002\nnothing changed on 1 paper\n")
    #expect(
      output("mark", "2504.00001", "2504.00002", "2504.00009") == """
        2504.00001  starred, read, rated 4, number 1 in the queue
        2504.00002  starred, number 2 in the queue
        2504.00009  no marks

        """)
    #expect(
      output("mark", "--jsonl", "2504.00001") == """
        {"id":"2504.00001","labels":[],"read":true,"starred":true,"note":null,"rating":4,"queue":1}

        """)
    #expect(output("history", "--undo") == "undid: queued 2504.00002\n")
    #expect(
      output("mark", "2504.00001", "--unstar", "--unread", "--rating", "0", "--unqueue")
        == "unstarred 2504.00001, marked it as unread, took the rating off it, took it off the queue\n"
    )
    #expect(output("mark", "2504.00001") == "2504.00001  no marks\n")
  }

  @Test func idsComeFromStandardInput() {
    let lines = "2504.00001\tTitle\n\n  2504.00002v3  Other 2504.9\r\n"
    #expect(quire("mark", "--read", "-", input: lines).output == "marked 2 papers as read\n")
    let bad = quire("mark", "--star", "-", input: "2504.00001\nTitle 2504.00002\n")
    #expect(bad.status == 2 && bad.errors.contains("Line 2") && bad.errors.contains("“Title”"))
    #expect(output("mark", "2504.00001") == "2504.00001  read\n")
  }

  @Test func aQueryNamesPapers() {
    let folder = Session.makeFolder()
    write(
      folder + "/a.md",
      digest([("Zebra Caching", "2504.00001"), ("Apples", "2504.00002"), ("Zebras", "2504.00003")]))
    #expect(output("mark", "--query", "zebra", "--in", folder, "--star") == "starred 2 papers\n")
    #expect(output("history", "-n", "5").split(separator: "\n").count == 1)
    #expect(
      output(
        "mark", "--query", "is:starred -title:caching", "--in", folder, "--read", "--rating", "2"
      )
      .hasPrefix("marked 2504.00003 (Zebras) as read, rated it 2"))
    #expect(
      output("label", "--query", "-is:read", "--in", folder, "--add", "to read")
        == "labelled 2 papers “to read”\n")
    #expect(
      output("label", "--query", "label:\"to read\" -zebra", "--in", folder).contains("to read"))
    #expect(output("tags", "--query", "zebra", folder) != "")
    #expect(
      output("mark", "--query", "rating:2", "--in", folder)
        == "2504.00003 (Zebras)  starred, read, rated 2\n")
    let before = output("history")
    for (query, status, said) in [
      ("is:x", 2, "is:"), ("view:none", 2, "view"), ("", 2, "asks for nothing"),
      ("sort:title", 2, "asks for nothing"), ("nothing-like-it", 1, "no paper is found"),
    ] as [(String, Int32, String)] {
      for command in [["mark", "--star"], ["label", "--add", "x"]] {
        let outcome = Outcome(command + ["--query", query, "--in", folder], home: home)
        #expect(outcome.status == status && outcome.errors.contains(said), "\(query)")
        #expect(outcome.output == "")
      }
    }
    #expect(quire("mark", "--query", "zebra", "--star").status == 2, "there are no digests")
    // Several hold together.
    #expect(
      output(
        "mark", "--query", "apples | zebra", "--query", "-title:caching", "--query", "", "--in",
        folder
      )
      .split(separator: "\n").count == 2)
    #expect(
      output(
        "list", "--count", "--query", "apples | title:caching", "--query", "zebras | apples", folder
      )
        == "1\n")
    let wrong = quire("list", "--query", "zebra", "--query", "is:x", folder)
    #expect(wrong.status == 2 && wrong.errors.contains("is:x"))
    // What is no field is text, and that is said.
    let text = quire("list", "--query", "apples | journal:iclr", folder)
    #expect(text.status == 0 && text.output.contains("Apples"))
    let said = "“journal:iclr” is taken as text: there is no field of this name."
    #expect(text.errors.contains(said))
    #expect(quire("list", "--query", "OR", folder).errors.contains("“OR” is taken as text"))
    #expect(quire("mark", "2504.00001", "--query", "a", "--in", folder, "--star").status == 2)
    // What could be read is marked, and that it is not all is said.
    let part = quire(
      "mark", "--query", "apples", "--in", folder, "--in", folder + "/none", "--star")
    #expect(part.status == 3 && part.output == "starred 2504.00002 (Apples)\n")
    #expect(output("history", "--undo").contains("starred 2504.00002"))
    // The star and its undoing are all that has been done since.
    #expect(
      output("history").split(separator: "\n").dropFirst(2) == before.split(separator: "\n")[...])
  }

  /// A pattern that is cut off at some papers keeps nobody from marking what it finds; that it is not all is
  /// said.
  @Test func aPatternThatIsCutOffMarksWhatItFinds() {
    let folder = Session.makeFolder()
    write(
      folder + "/a.md",
      digest([
        ("Zebra Caching", "2504.00001"), (String(repeating: "a", count: 400) + "c", "2504.00002"),
      ]))
    let hostile = "zebra | title:/^(a+)+$/"
    for command in [["mark", "--star"], ["label", "--add", "x"]] {
      let part = Outcome(command + ["--query", hostile, "--in", folder], home: home)
      #expect(part.status == 3 && part.output.contains(" 2504.00001 "), "\(part.output)")
      #expect(part.errors.contains("1 paper not looked through"))
    }
    #expect(output("mark", "2504.00002") == "2504.00002  no marks\n")
    let none = quire("mark", "--star", "--query", "title:/^(a+)+$/", "--in", folder)
    #expect(none.status == 3 && none.errors.contains("no paper is found"))
    mkdir(home + "/config", 0o700)
    write(home + "/config/views", "slow = \(hostile)\nall = is:unread\n")
    let views = quire("views", folder)
    #expect(views.status == 3 && views.output.contains("1\t1\tslow\t"))
    #expect(views.errors == "quire: slow: 1 paper not looked through: the pattern took too long\n")
  }

  @Test func wrongUsageChangesAndMakesNothing() {
    for arguments in [
      ["mark", "--star", "2504.00001", "nonsense"], ["mark"],
      ["mark", "--star", "--unstar", "2504.00001"],
      ["mark", "2504.00001", "--rating", "6"], ["mark", "--batch", "2504.00001"],
      ["mark", "--jsonl", "--star", "2504.00001"], ["label", "--add", "x"],
      ["label", "2504.00001", "--add", " "], ["note", "nonsense"],
      ["note", "2504.00001", "--set", "a", "--delete"], ["history", "--undo", "--redo"],
      ["history", "-n", "-1"], ["report"], ["report", "--week", "--since", "2026-11-18"],
      ["report", "--since", "yesterday"], ["sync"],
    ] {
      #expect(Outcome(arguments, home: home).status == 2, "\(arguments)")
    }
    #expect(isEmpty)
  }

  @Test func readingMakesNothing() {
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00001")]))
    for (arguments, status) in [
      (["mark", "2504.00001"], 0), (["mark", "2504.00001", "--unstar"], 0), (["label"], 1),
      (["label", "2504.00001"], 0), (["label", "2504.00001", "--remove", "x"], 0),
      (["note", "2504.00001"], 1), (["note", "2504.00001", "--delete"], 0), (["history"], 1),
      (["history", "--undo"], 1), (["history", "--redo"], 1), (["report", "--week", folder], 1),
      (["list", "--jsonl", folder], 0), (["show", "2504.00001", folder], 0), (["paths"], 0),
    ] as [([String], Int32)] {
      let outcome = Outcome(arguments, home: home)
      #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
    }
    #expect(isEmpty)
  }

  @Test func marksAreInListAndShow() {
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00001"), ("Apples", "2504.00002")]))
    _ = output("mark", "2504.00001", "--star", "--rating", "3", "--queue")
    _ = output("label", "2504.00001", "--add", "to read", "--add", "kv")
    _ = output("note", "2504.00001", "--set", "- one\n- two")
    let record = output("list", "--jsonl", "--query", "zebra", folder)
    #expect(
      record.contains(
        #""labels":["kv","to read"],"read":false,"starred":true,"note":"- one\n- two","rating":3,"queue":1"#
      ))
    #expect(
      output("list", "--jsonl", "--query", "apples", folder).contains(
        #""labels":[],"read":false,"starred":false,"note":null,"rating":0,"queue":null"#))
    let page = output("show", "2504.00001", folder)
    #expect(page.contains("rated 3") && page.contains("labels: kv, to read"))
    #expect(page.hasSuffix("Note:\n- one\n- two\n"))
  }

  /// People see what a paper is called, where a digest is at hand; programs get what they have always got.
  @Test func titlesStandBesideIds() {
    let folder = Session.makeFolder()
    let long = "A Title of Very Many Words That Nobody Would Want to Read in a Line of History"
    write(
      folder + "/a.md", digest([("Zebra $\\alpha$ Caching", "2504.00001"), (long, "2504.00002")]))
    #expect(
      output("mark", "2504.00001", "--star", "--in", folder)
        == "starred 2504.00001 (Zebra α Caching)\n")
    #expect(output("mark", "2504.00002", "2504.00003", "--read") == "marked 2 papers as read\n")
    #expect(
      output("mark", "2504.00001", "2504.00002", "2504.00003", "--in", folder) == """
        2504.00001 (Zebra α Caching)  starred
        2504.00002 (A Title of Very Many Words That Nobody Would Want…)  read
        2504.00003  read

        """)
    #expect(output("mark", "2504.00001") == "2504.00001  starred\n")
    let labelled = output("label", "2504.00001", "--add", "kv", "--in", folder)
    #expect(labelled == "labelled 2504.00001 (Zebra α Caching) “kv”\n")
    #expect(
      output("label", "2504.00001", "--in", folder) == "2504.00001 (Zebra α Caching)\tkv\n")
    let lines = output("history", "--in", folder).split(separator: "\n")
    #expect(lines[0].hasSuffix("  labelled 2504.00001 (Zebra α Caching) “kv”"))
    #expect(output("history", "-n", "1").hasSuffix("  labelled 2504.00001 “kv”\n"))
    // On a terminal the digests of the settings are at hand.
    mkdir(home + "/config", 0o700)
    write(home + "/config/config.toml", "folders = [\"\(folder)\"]\n")
    let session = Session(["mark", "2504.00001"], columns: 100, rows: 5, home: home)
    #expect((try? session.waitForExit()) == 0)
    #expect(session.text.contains("2504.00001 (Zebra α Caching)  starred"), "\(session.text)")
    #expect(output("mark", "2504.00001").hasPrefix("2504.00001  starred"))
  }

  // MARK: Batches

  @Test func aBatchAnswersEveryLine() {
    let lines = """
      2504.00001 star
      2504.00001 rating 4
      2504.00001 label to  read
      2504.00001 queue
      2504.00001 fly
      nonsense star

      2504.00001 rating 9
      2504.00002 read
      undo
      redo
      redo
      2504.00001 unlabel to read
      """
    let outcome = quire("mark", "--batch", input: lines)
    #expect(outcome.status == 2)
    let answers = outcome.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(
      answers == [
        "ok 1", "ok 2", "ok 3", "ok 4", "error 5", "error 6", "error 7", "error 8", "ok 9", "ok 10",
        "ok 11", "error 12", "ok 13",
      ])
    #expect(
      output("mark", "2504.00001", "2504.00002") == """
        2504.00001  starred, rated 4, number 1 in the queue
        2504.00002  read

        """)
    #expect(quire("mark", "--batch", input: "2504.00001 unstar\n").status == 0)
  }

  // MARK: Labels

  @Test func labelsAreCounted() {
    #expect(
      output("label", "2504.00001", "2504.00002", "--add", "kv", "--add", "  to   read ")
        == "labelled 2 papers “kv”, labelled them “to read”\n")
    #expect(output("label", "2504.00001", "--remove", "kv") == "took “kv” off 2504.00001\n")
    #expect(output("label") == "2\tto read\n1\tkv\n")
    #expect(output("label", "2504.00001", "2504.00003") == "2504.00001\tto read\n2504.00003\t\n")
  }

  // MARK: History

  @Test func theHistoryLeadsBack() {
    _ = output("mark", "2504.00001", "--star")
    _ = output("mark", "2504.00001", "2504.00002", "--read")
    _ = output("label", "2504.00001", "--add", "kv")
    #expect(output("history", "--undo") == "undid: labelled 2504.00001 “kv”\n")
    var lines = output("history").split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("4  20") && lines[0].hasSuffix("  undid: labelled 2504.00001 “kv”"))
    #expect(lines[1].hasSuffix("  labelled 2504.00001 “kv” (undone)"))
    #expect(lines[2].hasSuffix("  marked 2 papers as read"))
    #expect(output("history", "--redo") == "redid: labelled 2504.00001 “kv”\n")
    #expect(quire("history", "--redo").status == 1)
    #expect(output("history", "--back-to", "1") == "went back to: starred 2504.00001\n")
    #expect(
      output("mark", "2504.00001", "2504.00002")
        == "2504.00001  starred\n2504.00002  no marks\n")
    #expect(
      output("history", "--undo")
        == "undid: went back: marked 2 papers as unread, took “kv” off 2504.00001\n")
    #expect(output("mark", "2504.00002") == "2504.00002  read\n")
    #expect(quire("history", "--back-to", "99").status == 2)
    lines = output("history", "-n", "1", "--jsonl").split(separator: "\n").map(String.init)
    #expect(lines.count == 1 && lines[0].hasPrefix("{\"event\":\"7\"") && lines[0].hasSuffix("]}"))
  }

  // MARK: Two machines

  @Test func machinesExchangeMarks() {
    let folder = Session.makeFolder()
    let other = Session.makeFolder()
    func there(_ arguments: String...) -> String { Outcome(arguments, home: other).output }
    _ = output("mark", "2504.00001", "--star")
    _ = output("note", "2504.00001", "--set", "here")
    _ = there("note", "2504.00001", "--set", "there")
    #expect(output("sync", folder) == "received 0 events, sent 2\n")
    #expect(there("sync", folder) == "received 2 events from 1 machine, sent 1\n")
    #expect(output("sync", folder) == "received 1 event from 1 machine, sent 0\n")
    let note = output("note", "2504.00001")
    #expect(note.contains("here") && note.contains("there") && note == there("note", "2504.00001"))
    let line = there("history").split(separator: "\n").first { $0.hasSuffix("starred 2504.00001") }
    #expect(line?.prefix { $0 != " " }.contains(":") == true)
    write(folder + "/0bad.jsonl", "{}\n")
    let bad = quire("sync", folder)
    #expect(bad.status == 3 && bad.errors.contains("\(folder)/0bad.jsonl:1: "))
  }

  // MARK: Databases that are none

  @Test func aDamagedDatabaseIsMended() {
    for number in 1...40 { _ = output("mark", "2504.000\(number + 10)", "--star") }
    var bytes = Files.bytes(of: database)
    for suffix in ["-wal", "-shm"] { unlink(database + suffix) }
    for index in 0..<100 { bytes[index] = 0x5A }
    write(database, bytes)
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00011")]))
    let listing = quire("list", "--jsonl", folder)
    #expect(listing.status == 3 && listing.output.contains("Zebra"))
    #expect(listing.errors.contains("marks.db") && listing.errors.contains("damaged"))
    let outcome = quire("mark", "2504.00011", "--read")
    #expect(outcome.status == 0 && outcome.output == "marked 2504.00011 as read\n")
    #expect(outcome.errors.contains("marks.db was damaged: kept as"), "\(outcome.errors)")
    #expect(output("mark", "2504.00011") == "2504.00011  starred, read\n")
  }

  @Test func whatIsNotOursIsLeftAlone() {
    mkdir(home + "/data", 0o700)
    // What a database of a later schema, and one of another program, begin with.
    _ = output("mark", "2504.00001", "--star")
    TestDatabase(database).run("UPDATE meta SET value='99' WHERE name='schema'")
    TestDatabase(database).run("PRAGMA user_version=99")
    for suffix in ["-wal", "-shm"] { unlink(database + suffix) }
    var bytes = Files.bytes(of: database)
    let newer = 63
    let outcome = quire("mark", "2504.00001", "--read")
    #expect(outcome.status == 3 && outcome.errors.contains("newer Quire"), "\(outcome.errors)")
    #expect(quire("show", "2504.16922").status != 0)
    bytes[newer] = 1
    for place in 68...69 { bytes[place] ^= 0xFF }
    write(database, bytes)
    let foreign = quire("note", "2504.00001", "--set", "x")
    #expect(foreign.status == 3 && foreign.errors.contains("none of Quire"), "\(foreign.errors)")
    #expect(Files.bytes(of: database) == bytes)
  }

  @Test func aMarkThatCannotBeKeptIsSaid() {
    write(home + "/data", "a file where a folder should be")
    let outcome = quire("mark", "2504.00001", "--star")
    #expect(outcome.status == 3 && outcome.errors.contains("data"), "\(outcome.errors)")
    let batch = quire("mark", "--batch", input: "2504.00001 star\n")
    #expect(batch.status == 3 && batch.output.hasPrefix("error 1: "))
  }
}

/// Files of tests.
enum Files {
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
