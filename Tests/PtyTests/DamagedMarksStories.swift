import Glibc
import Testing

/// Marks that were damaged, emptied or taken away, by an accident or by rough hands: it is said, with the right
/// exit code, and nothing is lost in silence.
@Suite struct DamagedMarksStories {
  private let home = Session.makeFolder()
  private var database: String { home + "/data/marks.db" }

  private func quire(_ arguments: String..., input: String = "") -> Outcome {
    Outcome(arguments, input: input, environment: ["TZ": "UTC"], home: home)
  }

  private func change(_ path: String, at place: Int, _ change: (UInt8) -> UInt8) {
    var bytes = Files.bytes(of: path)
    bytes[place] = change(bytes[place])
    write(path, bytes)
  }

  /// Marks a paper with a note and leaves, so that all is in the file.
  private func begin() {
    #expect(quire("note", "2504.00001", "--set", "about lemma seven").status == 0)
    #expect(quire("mark", "2504.00002", "--star").status == 0)
  }

  /// Where a text stands in a file, each time that it does.
  private func places(of text: String, in path: String) -> [Int] {
    let (bytes, text) = (Files.bytes(of: path), Array(text.utf8))
    return bytes.indices.filter { bytes[$0...].starts(with: text) }
  }

  // MARK: Letters

  @Test func aLetterOfANoteIsNoticedWhereverItStands() {
    begin()
    let places = places(of: "lemma seven", in: database)
    // The event, the note, and the value.
    #expect(places.count == 3)
    let sound = Files.bytes(of: database)
    for place in places {
      for name in Files.names(in: home + "/data") { unlink(home + "/data/" + name) }
      write(database, sound)
      change(database, at: place) { _ in UInt8(ascii: "d") }
      // Each looks at what it shows.
      let outcomes = [quire("history"), quire("note", "2504.00001"), quire("mark", "2504.00001")]
      let errors = outcomes.map(\.errors).joined()
      #expect(errors.contains("marks.db was damaged: kept as "), "\(errors)")
      let isLost = errors.contains("lost: ")
      #expect(outcomes.map(\.status).max() == (isLost ? 3 : 0))
      if isLost { #expect(errors.contains("note on 2504.00001")) }
      let note = quire("note", "2504.00001")
      #expect(note.output == "about lemma seven\n" && note.status == 0 && note.errors == "")
      #expect(quire("mark", "2504.00002").output == "2504.00002  starred\n")
    }
  }

  /// The number of the file's format, and the pages that the schema says to have.
  @Test(arguments: [47, 104, 18, 19, 60, 71]) func aByteOfTheSchema(place: Int) {
    begin()
    change(database, at: place) { $0 ^ 0xFF }
    let outcome = quire("mark", "2504.00001", "2504.00002")
    #expect(outcome.output == "2504.00001  with a note\n2504.00002  starred\n")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("marks.db was damaged: kept as "), "\(outcome.errors)")
    #expect(quire("history").errors == "")
  }

  // MARK: Logs

  /// Runs a batch that is killed when it has acknowledged so many marks: all of them are in the log.
  private func killedBatch(_ count: Int) {
    let batch = Batch(home: home)
    for number in 1...count { batch.send("\(MarkedHome.id(number)) star\n") }
    for number in 1...count { #expect(batch.answer() == "ok \(number)") }
    batch.kill(0)
    batch.end()
  }

  @Test func aFlippedBitInTheLogCostsNothing() {
    killedBatch(60)
    let log = database + "-wal"
    let size = Files.bytes(of: log).count
    #expect(size > 100_000)
    change(log, at: size / 4) { $0 ^ 4 }
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00001")]))
    // Who only looks says so, and takes nothing away.
    let looking = quire("list", "--jsonl", folder)
    #expect(looking.status == 3 && looking.errors.contains("the database is damaged"))
    #expect(Files.bytes(of: log).count == size)
    let outcome = quire("history", "-n", "100")
    #expect(outcome.errors.contains("marks.db was damaged: kept as "), "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 60, "\(outcome.errors)")
    #expect(outcome.status == 0)
    let ids = (1...60).map(MarkedHome.id)
    let marks = Outcome(["mark"] + ids, home: home)
    #expect(marks.output.split(separator: "\n").allSatisfy { $0.hasSuffix("  starred") })
    #expect(marks.errors == "" && marks.status == 0)
    #expect(Files.names(in: home + "/data").contains("marks.db.damaged-1-wal"))
  }

  /// While a program has the database open, the rests of one that was killed are no damage, whatever they are.
  @Test func restsInALogThatIsInUse() {
    let batch = Batch(home: home)
    for number in 1...9 { batch.send("\(MarkedHome.id(number)) star\n") }
    for number in 1...9 { #expect(batch.answer() == "ok \(number)") }
    // A frame of the same use of the log that does not fit, as if it had been left.
    let log = database + "-wal"
    var bytes = Files.bytes(of: log)
    bytes += bytes.suffix(24 + 4096)
    write(log, bytes)
    let outcome = quire("history")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 9)
    batch.send("\(MarkedHome.id(10)) star\n")
    #expect(batch.answer() == "ok 10")
    batch.finishInput()
    #expect(batch.end() == 0)
    #expect(quire("history").output.split(separator: "\n").count == 10)
  }

  /// Nothing is said to be kept that goes to a file that nobody can find any more.
  @Test func aLogThatIsDeletedEndsTheAcknowledgements() {
    let batch = Batch(home: home)
    for number in 1...3 { batch.send("\(MarkedHome.id(number)) star\n") }
    var answers = (1...3).compactMap { _ in batch.answer() }
    unlink(database + "-wal")
    for number in 4...5 { batch.send("\(MarkedHome.id(number)) star\n") }
    batch.finishInput()
    while let answer = batch.answer() { answers.append(answer) }
    #expect(batch.end() == 3 << 8)
    #expect(answers.count == 5 && answers[3].hasPrefix("error 4: "), "\(answers)")
    #expect(answers[3].contains("marks.db-wal: deleted while it was in use"))
    let acknowledged = answers.filter { $0.hasPrefix("ok ") }.compactMap { Int($0.dropFirst(3)) }
    let marks = Outcome(["mark"] + acknowledged.map(MarkedHome.id), home: home)
    #expect(marks.output.split(separator: "\n").allSatisfy { $0.hasSuffix("  starred") })
  }

  // MARK: Files that are not what they were

  @Test func anEmptiedDatabaseIsSaid() {
    begin()
    write(database, "")
    let folder = Session.makeFolder()
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00001")]))
    let looking = quire("list", "--jsonl", folder)
    #expect(looking.status == 3 && looking.errors.contains("the database is damaged"))
    let outcome = quire("mark", "2504.00003", "--star")
    #expect(outcome.output == "starred 2504.00003\n")
    #expect(outcome.errors.contains("marks.db had been emptied: kept as "), "\(outcome.errors)")
    // Nobody knows what was in it.
    #expect(outcome.status == 3)
    let after = quire("mark", "2504.00003")
    #expect(after.status == 0 && after.errors == "" && after.output == "2504.00003  starred\n")
  }

  /// Nobody knows either what was in a file of which nothing can be read.
  @Test func aDatabaseThatWasCutInTwoIsALoss() {
    begin()
    write(database, Array(Files.bytes(of: database).prefix(100)))
    let outcome = quire("mark", "2504.00003", "--star")
    #expect(outcome.errors.contains("marks.db was damaged: kept as "), "\(outcome.errors)")
    #expect(outcome.errors.contains("0 events recovered") && outcome.status == 3)
    #expect(quire("mark", "2504.00003").status == 0)
  }

  @Test(arguments: ["data", "data/marks.db"]) func aLinkToNowhereIsNotTakenForNew(name: String) {
    begin()
    let elsewhere = Session.makeFolder() + "/elsewhere"
    rename("\(home)/\(name)", elsewhere)
    symlink(elsewhere, "\(home)/\(name)")
    #expect(quire("mark", "2504.00002").output == "2504.00002  starred\n")
    // The disk is not there.
    rename(elsewhere, elsewhere + ".away")
    for arguments in [["mark", "2504.00002"], ["mark", "2504.00001", "--read"], ["history"]] {
      let outcome = Outcome(arguments, home: home)
      #expect(outcome.status == 3 && outcome.output == "", "\(arguments)")
      #expect(outcome.errors.contains("/\(name): a link to where nothing is"), "\(outcome.errors)")
    }
    #expect(access(elsewhere, F_OK) != 0)
    rename(elsewhere + ".away", elsewhere)
    #expect(quire("mark", "2504.00002").output == "2504.00002  starred\n")
  }

  // MARK: Other machines

  @Test func whatCannotBeReadOfOthersIsNamed() {
    begin()
    let folder = Session.makeFolder()
    let event =
      #"{"quire":1,"machine":"peer","sequence":1,"clock":1,"kind":"marked","changes":[{"set":"%","from":null,"to":"@","papers":["2504.00009"]}]}"#
      + "\n"
    func line(_ field: String, _ value: String) -> String {
      event.replacing("%", with: field).replacing("@", with: value)
    }
    symlink("/etc/hostname", folder + "/link.jsonl")
    mkdir(folder + "/folder.jsonl", 0o755)
    let outcome = quire("sync", folder)
    #expect(outcome.status == 3 && outcome.output.hasPrefix("received 0 events, sent 2"))
    for name in ["link.jsonl", "folder.jsonl"] {
      #expect(outcome.errors.contains("/\(name): no plain file, passed over"), "\(outcome.errors)")
    }
    unlink(folder + "/link.jsonl")
    rmdir(folder + "/folder.jsonl")
    // A name that is not UTF-8 is a name.
    let odd = Array((folder + "/").utf8) + [0xFF] + Array(".jsonl".utf8)
    let file = open(odd.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o644)
    let bytes = Array(line("queue", "1e400").utf8)
    #expect(Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
    let refused = quire("sync", folder)
    #expect(refused.output.hasPrefix("received 1 event from 1 machine"))
    #expect(
      refused.status == 3 && refused.errors.contains("a value that there cannot be does not count"))
    #expect(refused.errors.contains("queued 2504.00009"))
    #expect(quire("mark", "2504.00001", "--queue").output == "queued 2504.00001\n")
    #expect(quire("mark", "2504.00001").output.contains("number 1 in the queue"))
  }

  /// The folder itself may be new; one that its disk should bring is not made.
  @Test func syncMakesOneFolder() {
    begin()
    let folder = Session.makeFolder() + "/usb/quire"
    let outcome = quire("sync", folder)
    #expect(outcome.status == 3 && outcome.errors.contains("/usb/quire: No such file or directory"))
    #expect(access(folder, F_OK) != 0)
    mkdir(String(folder.dropLast(6)), 0o755)
    let made = quire("sync", folder)
    #expect(made.status == 0 && made.errors.contains("made the folder \(folder)"))
    #expect(made.output == "received 0 events, sent 2\n")
    #expect(quire("sync", folder).errors == "")
  }

  // MARK: The first release

  /// The commands say what those of release 0.1.0 said, byte for byte but for a word.
  @Test func theFilesOfTheFirstReleaseSayTheSame() {
    mkdir(home + "/data", 0o700)
    write(database, Fixtures.bytes("0.1.0/marks.db"))
    func expected(_ name: String) -> String {
      String(decoding: Fixtures.bytes("0.1.0/" + name), as: UTF8.self)
    }
    let history = quire("history", "--jsonl", "-n", "100")
    // It called a redo by another name.
    let sentences = expected("history.jsonl").replacing("\"did again: ", with: "\"redid: ")
    #expect(history.output == sentences && history.errors == "")
    let ids = (1...5).map(MarkedHome.id) + ["math/0211159"]
    let marks = Outcome(["mark", "--jsonl"] + ids, home: home)
    #expect(marks.output == expected("marks.jsonl") && marks.errors == "")
  }

  /// The session that release 0.1.0 left is taken up.
  @Test func theSessionOfTheFirstRelease() throws {
    let folder = Session.makeFolder()
    write(folder + "/week.md", Fixtures.bytes("0.1.0/week.md"))
    mkdir(home + "/state", 0o700)
    let session = String(decoding: Fixtures.bytes("0.1.0/session.json"), as: UTF8.self)
    write(home + "/state/session.json", session.replacing("\"/digests\"", with: "\"\(folder)\""))
    let browser = Session([folder], columns: 120, rows: 30, home: home)
    // The filter, the order, the paper, and that the list has the screen.
    try browser.wait(for: "2 of 2")
    #expect(browser.text.contains("/ caches") && browser.text.contains("title"))
    browser.type("Q")
    #expect(try browser.waitForExit() == 0)
    let after = String(decoding: Files.bytes(of: home + "/state/session.json"), as: UTF8.self)
    for value in [
      #""sort":"title""#, #""zoomed":true"#, #""paper":"2504.00001""#, #""filter":"caches""#,
    ] {
      #expect(after.contains(value), "\(after)")
    }
  }

  // MARK: The second release

  /// The commands say what those of the release before this one said, byte for byte.
  @Test func theFilesOfTheSecondReleaseSayTheSame() {
    mkdir(home + "/data", 0o700)
    write(database, Fixtures.bytes("schema-2/marks.db"))
    func expected(_ name: String) -> String {
      String(decoding: Fixtures.bytes("schema-2/" + name), as: UTF8.self)
    }
    let history = quire("history", "--jsonl", "-n", "100")
    #expect(history.output == expected("history.jsonl") && history.errors == "")
    let ids = (1...6).map { "2504.2000\($0)" } + ["math/0309136"]
    let marks = Outcome(["mark", "--jsonl"] + ids, home: home)
    #expect(marks.output == expected("marks.jsonl") && marks.errors == "")
  }

  /// The session that it left, and its saved view, are taken up.
  @Test func theSessionOfTheSecondRelease() throws {
    let folder = Session.makeFolder()
    write(folder + "/week.md", Fixtures.bytes("schema-2/week.md"))
    mkdir(home + "/state", 0o700)
    let session = String(decoding: Fixtures.bytes("schema-2/session.json"), as: UTF8.self)
      .replacing("\"is:new\",\"required\"", with: "\"late\",\"required\"")
    write(home + "/state/session.json", session.replacing("\"/digests\"", with: "\"\(folder)\""))
    let browser = Session([folder], columns: 120, rows: 30, home: home)
    try browser.wait(for: "2 of 5")
    #expect(browser.text.contains("/ late"))
    browser.type("Q")
    #expect(try browser.waitForExit() == 0)
    let after = String(decoding: Files.bytes(of: home + "/state/session.json"), as: UTF8.self)
    for value in [#""paper":"2504.20006""#, #""filter":"late""#, #""sparse","#] {
      #expect(after.contains(value), "\(after)")
    }
  }

  /// The tags and marks that it kept beside the filter are words of the filter.
  @Test func theChosenTagsOfTheSecondRelease() throws {
    let folder = Session.makeFolder()
    write(folder + "/week.md", Fixtures.bytes("schema-2/week.md"))
    mkdir(home + "/state", 0o700)
    let session = String(decoding: Fixtures.bytes("schema-2/session.json"), as: UTF8.self)
      .replacing(
        #""is:new","required":[],"excluded":[]"#,
        with: #""forget","required":["tag:gates"],"excluded":["tag:sparse","mark:is:starred"]"#)
    write(home + "/state/session.json", session.replacing("\"/digests\"", with: "\"\(folder)\""))
    let browser = Session([folder], columns: 120, rows: 30, home: home)
    try browser.wait(for: "1 of 5")
    #expect(browser.text.contains(#"/ forget tag:"gates" -tag:"sparse" -is:starred"#))
    browser.type("Q")
    #expect(try browser.waitForExit() == 0)
    let after = String(decoding: Files.bytes(of: home + "/state/session.json"), as: UTF8.self)
    #expect(
      after.contains(#""filter":"forget tag:\"gates\" -tag:\"sparse\" -is:starred","sort""#),
      "\(after)")
  }
}

/// Files of earlier releases, kept beside the tests of `Storage`.
private enum Fixtures {
  static func bytes(_ name: String) -> [UInt8] {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return Files.bytes(of: "/\(folder)/StorageTests/Fixtures/\(name)")
  }
}
