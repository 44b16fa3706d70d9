import Glibc
import Testing

/// `quire export`: papers as a bibliography.
@Suite struct ExportStories {
  private let folder = Session.makeFolder()
  private let place = Session.makeFolder()

  init() {
    write(
      folder + "/2025-04-25.md",
      digest([
        ("Zebra Caching", "2504.00001v2"), ("Apples and KV", "2504.00002"),
        ("Zebra KV", "2504.00003"),
      ]))
  }

  private func export(_ arguments: String...) -> Outcome {
    Outcome(["export"] + arguments + [folder])
  }

  private func keys(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("@") }.map {
      String($0.drop { $0 != "{" }.dropFirst().dropLast())
    }
  }

  @Test func whatAQueryFindsInTheOrderOfList() {
    let all = export("--sort", "title")
    #expect(all.status == 0 && all.errors == "")
    #expect(
      keys(all.output) == ["brown2025apples", "brown2025zebra250400001", "brown2025zebra250400003"])
    #expect(
      keys(export("--query", "apples | caching", "--sort", "-title", "-n", "1").output) == [
        "brown2025zebra"
      ])
    #expect(keys(export("--key", "{Author}{yy}{month}{id}", "-n", "1").output).count == 1)
    #expect(export("--query", "nothing").status == 1)
    #expect(
      export("--format", "csl-json", "--query", "apples").output.contains(
        "\"id\": \"brown2025apples\""))
    #expect(
      export("--format", "ris", "--query", "apples").output.contains(
        "TI  - Apples and KV\r\nAU  - Brown, Ada\r\n"))
    #expect(
      export("--format", "template={key}: {title}", "--query", "apples").output
        == "brown2025apples: Apples and KV\n")
  }

  @Test(arguments: [
    ["--format", "word"], ["--format", "template={x}"], ["--key", "{x}"], ["--force"],
    ["--output", "a", "--append", "b"], ["--append", "b", "--format", "ris"],
  ])
  func wrongUsage(arguments: [String]) {
    #expect(Outcome(["export"] + arguments + [folder]).status == 2)
  }

  @Test func aFileIsNeverReplacedUnasked() {
    let file = place + "/refs.ris"
    #expect(export("--output", file).errors == "quire: 3 papers written to \(file)\n")
    let before = read(file)
    #expect(before.hasPrefix("TY  - GEN\r\n"))
    let again = export("--output", file, "--query", "apples")
    #expect(again.status == 3 && again.errors.contains("is there") && read(file) == before)
    #expect(export("--output", file, "--force", "--query", "apples").status == 0)
    #expect(read(file) != before)
    #expect(export("--output", place).status == 3)
    #expect(export("--output", place + "/none/refs.bib").status == 3)
  }

  @Test func aBibliographyGetsWhatItDoesNotHave() {
    let file = place + "/refs.bib"
    let before =
      "%% mine }{\n@string{x = {y}}\n@ARTICLE( Own:1 , title=\"A {\"}B\", odd = {{}} # x, url={http://arxiv.org/abs/2504.00001v1})\n@misc{brown2025apples, title={Apples}}\n@misc{brown2025zebra, eprint={2301.00001}, title={Another}}"
    write(file, before)
    let first = export("--append", file)
    #expect(first.status == 0 && first.errors == "quire: 1 paper added to \(file), 2 were there\n")
    let after = read(file)
    #expect(after.hasPrefix(before + "\n\n@misc{brown2025zebra250400003,\n"))
    #expect(export("--append", file).errors == "quire: nothing added to \(file), 3 were there\n")
    #expect(read(file) == after)
    // By its title and first author, whoever has typed it.
    let typed = place + "/typed.bib"
    write(
      typed,
      "@inproceedings{mine,\n  title = {{Zebra} {KV}},\n  author = {Brown, A. and others},\n}\n")
    #expect(export("--append", typed).errors.hasSuffix("2 papers added to \(typed), 1 was there\n"))
    // One that is not there is begun; lines end as the file's do.
    #expect(export("--append", place + "/new.bib", "-n", "1").status == 0)
    write(place + "/dos.bib", "% dos\r\n")
    #expect(export("--append", place + "/dos.bib", "-n", "1").status == 0)
    #expect(read(place + "/dos.bib").hasPrefix("% dos\r\n\r\n@misc{"))
    #expect(!read(place + "/dos.bib").contains("\n\n"))
  }

  @Test func whatIsNotClosedGetsNothing() {
    let file = place + "/open.bib"
    for text in ["@misc{a, title = {T}\n", "@misc{a,\u{0}}\n"] {
      write(file, text)
      let outcome = export("--append", file)
      #expect(
        outcome.status == 3 && outcome.errors.contains("nothing was added") && read(file) == text)
    }
  }

  @Test func aBibliographyIsChecked() {
    let other = Session.makeFolder()
    write(
      other + "/a.bib",
      "@article{x, title={Apples and KV}, author={Ada Brown}, eprint={2504.00002}, archivePrefix={arXiv}, journal={Nature}, year=2026}\n"
    )
    let file = place + "/refs.bib"
    write(
      file,
      "\n@misc{one, eprint={2504.00001v1}}\n@misc{two, title={T}, eprint={2504.00002}}\n@misc{three, eprint={9999}}\n"
    )
    let outcome = Outcome(["export", "--check", file, folder, other])
    #expect(outcome.status == 1)
    #expect(
      outcome.output
        == "\(file):2: one: version 2 is out, the entry has version 1\n\(file):3: two: published: Nature\n"
    )
    #expect(outcome.errors == "quire: 2 of the 3 entries of \(file) are in these digests\n")
    // What was looked up says more; an entry without a version is of the paper, whichever is the newest.
    write(
      other + "/2026-11-27-refreshed.md",
      """
      # 2026-11-27 refreshed

      ## Zebras Again

      >Authors: Ada Brown

      > https://arxiv.org/abs/2504.00001v3

      > Comments: Withdrawn by the authors

      > Announced: withdrawn

      Text.

      """)
    write(
      file,
      "@misc{old, title={{Zebra} Caching}, year=2025, eprint={2504.00001}}\n@misc{kv, title={Zebra KV}, year=2024, eprint={2504.00003}}\n"
    )
    let refreshed = Outcome(["export", "--check", file, folder, other])
    #expect(refreshed.status == 1)
    #expect(
      refreshed.output
        == "\(file):1: old: withdrawn: Withdrawn by the authors\n\(file):1: old: the title is “Zebras Again” by now\n"
    )
    write(file, "@misc{one, eprint={2504.00001v2}}\n")
    #expect(Outcome(["export", "--check", file, folder]).status == 0)
    #expect(Outcome(["export", "--check", place + "/none.bib", folder]).status == 3)
  }

  @Test func hostileTitlesAreText() {
    let hostile = Session.makeFolder()
    write(
      hostile + "/2025-04-25.md",
      digest([
        ("$(touch \(place)/owned) `id` ../../x", "2504.00001"),
        ("-rf \"quoted\" 'so' }}{", "2504.00002"),
      ]))
    for format in [
      "bibtex", "biblatex", "ris", "csl-json", "markdown", "org", "text", "template={title}",
    ] {
      let outcome = Outcome(["export", "--format", format, hostile])
      #expect(outcome.status == 0 && outcome.output.contains("touch"))
    }
    #expect(access(place + "/owned", F_OK) != 0)
  }

  @Test func aSettingThatMakesNoKeysIsSaid() {
    let home = Session.makeFolder()
    mkdir(home + "/config", 0o700)
    write(home + "/config/config.toml", "cite_key = \"{autor}\"\ncite_template = \"{\"\n")
    let outcome = Outcome(["export", "-n", "1", folder], home: home)
    #expect(
      outcome.status == 0 && outcome.errors.contains("cite_key")
        && outcome.errors.contains("cite_template"))
    write(home + "/config/config.toml", "cite_key = \"x:{id}\"\n")
    #expect(
      keys(Outcome(["export", "--query", "apples", folder], home: home).output) == ["x:2504.00002"])
  }

  /// From the browser: named, written, and not written over.
  @Test func theBrowserWritesAFile() throws {
    let file = place + "/from.bib"
    let session = Session([folder], columns: 100, rows: 30)
    try session.wait(for: "Zebra Caching")
    session.type("E\(file)")
    try session.wait(for: "3 papers as BibTeX")
    try session.wait(for: "@misc{")
    session.type("\r")
    try session.wait(for: "3 papers written to")
    let before = read(file)
    #expect(keys(before).count == 3)
    session.type("E\(file)\r")
    try session.wait(for: "is there")
    #expect(read(file) == before)
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }
}
