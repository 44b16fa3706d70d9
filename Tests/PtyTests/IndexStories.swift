import Glibc
import Testing

/// What is kept of many papers from one run to the next, with the real program.
@Suite struct IndexStories {
  private let folder = KeptFolder()

  @Test func isMadeToldReadAndThrownAway() {
    for words in ["--status", "--verify", "--drop"] {
      let outcome = folder.run(["index", words])
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.errors == "quire: nothing is kept of these papers\n")
    }
    let made = folder.run(["index"])
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    #expect(
      made.output.hasPrefix("5000 papers of 5 files, ") && made.output.hasSuffix(" of it texts\n"))
    #expect(folder.kept("/manifest").count == 1 && folder.kept(".pack").count == 1)
    #expect(folder.run(["index", "--status"]).output == made.output)
    let verified = folder.run(["index", "--verify"])
    #expect(verified.status == 0 && verified.output == "all that is kept is what was written\n")
    // What is there is not made again.
    let packs = folder.kept(".pack")
    #expect(folder.run(["index"]).output == made.output && folder.kept(".pack") == packs)
    #expect(folder.run(["index", "--drop"]).status == 0)
    #expect(folder.kept("").isEmpty && folder.run(["index", "--status"]).status == 1)
  }

  @Test func whatHasChangedIsCounted() {
    _ = folder.run(["index"])
    folder.write("part-1.md", 1000..<2001)
    #expect(status.hasSuffix("; 1 file came, went or changed since\n"), "\(status)")
    folder.write("new.md", 7000..<7010)
    unlink(folder.path + "/part-4.md")
    #expect(status.hasSuffix("; 3 files came, went or changed since\n"), "\(status)")
    let made = folder.run(["index"])
    #expect(made.output.hasPrefix("4010 papers of 5 files, ") && made.output.hasSuffix(" texts\n"))
  }

  private var status: String { folder.run(["index", "--status"]).output }

  /// Fewer papers are read as fast as they are opened; a sample is nobody's.
  @Test func whatIsSmallIsNotKept() {
    let small = KeptFolder(files: 1)
    let outcome = small.run(["index"])
    #expect(outcome.status == 1 && small.kept("").isEmpty)
    #expect(outcome.errors.contains("so few papers are read as fast as they are opened"))
    #expect(Outcome(["index"], home: small.home).errors.contains("nothing is kept of a sample"))
    #expect(Outcome(["index", "--status", "--drop"]).status == 2)
  }

  /// A byte of a pack is another one: commands go on, who looks finds it, and it is made again.
  @Test(arguments: [70, 5000, 400_000]) func aDamagedPackIsFound(place: Int) throws {
    _ = folder.run(["index"])
    let pack = try #require(folder.kept(".pack").first)
    var bytes = Files.bytes(of: pack)
    bytes[place] ^= 0x55
    write(pack, bytes)
    #expect(folder.run(["list", "--count"]).status <= 3)
    let outcome = folder.run(["index", "--verify"])
    #expect(outcome.status == 1 && outcome.errors.contains("it was damaged, and is thrown away"))
    #expect(folder.kept("").isEmpty)
    #expect(folder.run(["list", "--count"]).output == "5000\n")
    #expect(folder.run(["index"]).output.hasPrefix("5000 papers of 5 files, "))
    #expect(folder.run(["index", "--verify"]).status == 0)
  }

  /// What another program has written there, or nobody: it can always be thrown away.
  @Test func whatCannotBeOpenedCanBeThrownAway() throws {
    _ = folder.run(["index"])
    let manifest = try #require(folder.kept("/manifest").first)
    write(manifest, "no manifest")
    #expect(folder.run(["list", "--count"]).output == "5000\n")
    #expect(folder.run(["index", "--status"]).status == 1)
    #expect(folder.run(["index", "--drop"]).status == 0 && folder.kept("").isEmpty)
  }

  /// Everything that commands say is the same where nothing is kept.
  @Test func theSameWithAndWithoutWhatIsKept() {
    _ = folder.run(["index"])
    same("as it was kept")
    folder.write("part-1.md", 900..<1990, word: "quagga")
    same("a file has changed")
    folder.write("2025-04-30.md", 4990..<5040, word: "quagga")
    same("one has come")
    unlink(folder.path + "/part-3.md")
    same("one has gone")
    rename(folder.path + "/part-2.md", folder.path + "/other.md")
    same("one is called otherwise")
    _ = folder.run(["index"])
    same("kept anew")
  }

  private func same(_ what: String) {
    let other = Session.makeFolder()
    for query in [[], ["--query", "quagga -author:\"dorn 7\""], ["--query", "#zebras in:part-1"]] {
      let with = folder.run(["list", "--count"] + query)
      let without = folder.run(["list", "--count"] + query, home: other)
      #expect(with.output == without.output && with.status == without.status, "\(what): \(query)")
    }
    for words in [["list", "--jsonl"], ["tags"]] {
      #expect(
        folder.run(words).output == folder.run(words, home: other).output, "\(what): \(words)")
    }
    #expect(Files.names(in: other).contains("cache") == false, "nothing is written there")
  }

  /// Whoever comes second waits for the first.
  @Test func twoAtOnce() {
    let script = """
      "$0" index "$1" >"$2/one" 2>&1 & one=$!
      "$0" index "$1" >"$2/two" 2>&1; two=$?
      wait $one; echo $? $two
      """
    let both = Outcome(
      [folder.path, folder.home], home: folder.home, program: "/bin/sh", before: ["-c", script])
    #expect(both.output == "0 0\n")
    for name in ["one", "two"] {
      let said = read(folder.home + "/" + name)
      #expect(said.hasPrefix("5000 papers of 5 files, ") && said.hasSuffix(" texts\n"), "\(said)")
    }
    #expect(folder.kept(".pack").count == 1 && folder.run(["index", "--verify"]).status == 0)
    #expect(folder.run(["list", "--count"]).output == "5000\n")
  }

  @Test func theDoctorTellsOfIt() {
    let home = UsageStories.home(settings: "folders = [\"\(folder.path)\"]\n")
    #expect(
      Outcome(["doctor"], home: home).output.contains("index: none yet: the browser makes it"))
    let made = Outcome(["index"], home: home).output
    let doctor = Outcome(["doctor"], home: home).output
    #expect(doctor.contains("good  index: \(made)"), "\(doctor)")
  }

  // MARK: In the browser

  private func whenKept(_ session: Session) throws {
    try session.wait("what is kept") { _ in !folder.kept("/manifest").isEmpty }
  }

  private func leave(_ session: Session) throws {
    session.type("Q")
    #expect(try session.waitForExit() == 0)
  }

  /// Opened again it shows the same, finds the same, and has what came between.
  @Test func theBrowserOpensWhatItKept() throws {
    let first = folder.browse(["--fresh"])
    try first.wait(for: "5000 of 5000")
    try whenKept(first)
    // The papers that stand in the mapped files now are the same.
    first.type("5j")
    try first.wait(forPlace: "6/5000")
    let shown = first.lines.dropLast()
    first.type("/zebras \"number 49 says\"\r")
    try first.wait(for: "1 of 5000")
    let found = first.lines.dropLast()
    try leave(first)

    let packs = folder.kept(".pack")
    let second = folder.browse(["--fresh"])
    try second.wait(for: "5000 of 5000")
    second.type("5j")
    try second.wait(forPlace: "6/5000")
    try second.wait("the same papers") { $0.lines.dropLast() == shown }
    second.type("/zebras \"number 49 says\"\r")
    try second.wait("the same is found") { $0.lines.dropLast() == found }
    try leave(second)
    #expect(folder.kept(".pack") == packs, "little has changed: nothing is written")

    folder.write("2025-05-02.md", 6000..<6003, word: "quagga")
    let third = folder.browse(["--fresh"])
    try third.wait(for: "5003 of 5003")
    third.type("/quagga\r")
    try third.wait(for: "3 of 5003")
    try leave(third)
  }

  /// What comes, changes and goes while the browser is open is joined to what is mapped.
  @Test func theFolderIsFollowed() throws {
    _ = folder.run(["index"])
    let session = folder.browse()
    try session.wait(for: "5000 of 5000")
    folder.write("2025-05-02.md", 6000..<6003, word: "quagga")
    try session.wait(for: "5003 of 5003")
    folder.write("part-1.md", 1000..<1990)
    try session.wait(for: "4993 of 4993")
    unlink(folder.path + "/part-0.md")
    try session.wait(for: "3993 of 3993")
    session.type("/quagga\r")
    try session.wait(for: "3 of 3993")
    // So much has gone that it is kept anew.
    try session.wait("another manifest") { _ in
      folder.run(["index", "--status"]).output.hasPrefix("3993 papers")
    }
    try leave(session)
  }

  /// Who throws it away while a browser has it open takes nothing from it.
  @Test func whatIsOpenStaysOpen() throws {
    _ = folder.run(["index"])
    let session = folder.browse()
    try session.wait(for: "5000 of 5000")
    #expect(folder.run(["index", "--drop"]).status == 0)
    session.type("/zebras\r")
    try session.wait(for: "715 of 5000")
    session.type("G")
    try session.wait(forPlace: "715/715")
    try leave(session)
  }
}
