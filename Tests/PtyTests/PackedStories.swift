import Testing

/// Packed digests that are wrong somewhere.
@Suite struct PackedStories {
  /// Makes a folder with a packed digest, changed by a line of Python in which `b` are its bytes.
  private func folder(_ change: String, packer: String = "gzip") -> String {
    let folder = Session.makeFolder()
    write(folder + "/week.md", digest([("Zebra Caching", "2504.00001v2")]))
    let outcome = Outcome(
      [], program: "/bin/bash",
      before: [
        "-c",
        "cd \(folder) && \(packer) -c week.md > week.md.packed && rm week.md && "
          + "python3 -c \"b=bytearray(open('week.md.packed','rb').read()); \(change); open('week.md.gz','wb').write(b)\""
          + " && rm week.md.packed",
      ])
    precondition(outcome.status == 0, outcome.errors)
    return folder
  }

  @Test(arguments: [
    "b[3]|=0x20", "b[2]=7", "del b[:]", "del b[1:]", "del b[2:]", "del b[5:]", "del b[12:]",
  ])
  func isAnInputThatCouldNotBeRead(change: String) throws {
    let folder = folder(change)
    for words in [["list", folder], ["check", folder], ["tags", folder + "/week.md.gz"]] {
      let outcome = Outcome(words)
      #expect(outcome.status == 3)
      let said = outcome.errors + outcome.output
      #expect(said.contains("the packed file"), "\(said)")
      #expect(!said.contains("no papers in it") && !said.contains("not a digest"), "\(said)")
    }
    // On the screen, or where the screen was: there is nothing else to be shown.
    try Session([folder]).wait(for: "the packed file")
  }

  @Test func whatCameBeforeAWrongChecksumIsShown() throws {
    let folder = folder("b[-6]^=1")
    let outcome = Outcome(["list", folder])
    #expect(outcome.status == 3 && outcome.output.contains("Zebra Caching"))
    #expect(outcome.errors.contains("week.md.gz: the packed file is damaged"))
    let session = Session([folder], columns: 140)
    try session.wait(for: "Zebra Caching")
    try session.wait(for: "the packed file is damaged")
  }
}
