import Glibc
import Testing

/// Papers that arXiv does not have, from the first list to the report.
@Suite struct OutsidePaperStories {
  private let home = Session.makeFolder()
  private let folder = Session.makeFolder()

  private static let forum = "https://openreview.net/forum?id=lAnTeRn01"
  /// By its address, by its DOI, by its title.
  private static let ids = ["x/ev4906rd1bqjy", "x/96se7ewp12cfs", "x/9skbzrg8bgr5y"]

  private func entry(_ title: String, _ address: String) -> String {
    "## \(title)\n\n>Authors: Jane Roe\n\n>2024-05-07\n\n> \(address)\n\nAn abstract of **\(title)**.\n\n"
  }

  init() {
    write(
      folder + "/elsewhere.md",
      entry("Lanterns at Night", OutsidePaperStories.forum)
        + entry("A Journal Article", "https://doi.org/10.1000/182")
        + entry("Nothing But a Title", "x/8000000000000")
        + entry("One of arXiv's", "http://arxiv.org/abs/2504.00001v1")
        + entry("Month Thirteen", "http://arxiv.org/abs/2413.00001"))
  }

  private func quire(_ arguments: String..., input: String = "") -> Outcome {
    Outcome(arguments, input: input, environment: ["TZ": "UTC"], home: home)
  }

  @Test func jsonAndLinesTellThem() {
    let lines = quire("list", "--jsonl", "--sort", "digest", folder).output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].contains(#""id":"x/ev4906rd1bqjy","version":null"#))
    #expect(
      lines[0].contains(
        #""links":{"abs":"https://openreview.net/forum?id=lAnTeRn01","pdf":"https://openreview.net/pdf?id=lAnTeRn01","code":[]}"#
      ))
    #expect(
      lines[1].contains(#""id":"x/96se7ewp12cfs""#) && lines[1].contains(#""doi":"10.1000/182""#))
    #expect(
      lines[1].contains(#""links":{"abs":"https://doi.org/10.1000/182","pdf":null,"code":[]}"#))
    #expect(
      lines[2].contains(#""id":"x/9skbzrg8bgr5y""#) && lines[2].contains(#""abs":null,"pdf":null"#))
    #expect(lines[3].contains(#""id":"2504.00001""#) && lines[3].contains(#""venue":null,"#))
    #expect(lines[4].contains(#""abs":"https://arxiv.org/abs/2413.00001""#))
    let columns = quire("list", "--tsv", folder).output
    for id in OutsidePaperStories.ids {
      #expect(columns.contains("\(id)\t\t2024-05-07\t"))
      #expect(quire("list", "--count", "--query", String(id.prefix(8)), folder).output == "1\n")
    }
    #expect(quire("list", "--entries", folder).output.split(separator: "\n").count == 5)
  }

  @Test func checkSaysWhichIDCannotBe() {
    let outcome = quire("check", folder + "/elsewhere.md")
    #expect(outcome.output.contains("elsewhere.md:41: what looks like an arXiv id cannot be one"))
  }

  @Test(arguments: [
    "x/ev4906rd1bqjy", "https://openreview.net/pdf?id=lAnTeRn01",
    "http://www.openreview.net/forum?id=lAnTeRn01&utm_source=x",
  ])
  func anyNameOfAPaperShowsIt(name: String) {
    let page = quire("show", name, folder).output
    #expect(page.contains("Lanterns at Night") && page.contains("2024-05-07 · openreview.net · x/"))
    #expect(page.contains(OutsidePaperStories.forum + "\n") && !page.contains("arXiv:"))
  }

  @Test func marksAreMadeShownAndUndone() {
    #expect(
      quire(
        "mark", "--star", "--rating", "4", "--in", folder, "x/ev4906rd1bqjy", "doi:10.1000/182"
      ).errors == "")
    #expect(quire("mark", "x/ev4906rd1bqjy").output.contains("starred, rated 4"))
    #expect(quire("mark", "--jsonl", "10.1000/182").output.contains(#""id":"x/96se7ewp12cfs""#))
    #expect(quire("label", "x/9skbzrg8bgr5y", "--add", "to cite").status == 0)
    #expect(quire("note", "x/96se7ewp12cfs", "--set", "A note.").status == 0)
    #expect(quire("mark", "--batch", input: "x/9skbzrg8bgr5y star\n").output.hasPrefix("ok"))
    let listed = quire("list", "--query", "is:starred", "--tsv", folder).output
    #expect(listed.split(separator: "\n").count == 3)
    #expect(quire("note", "https://doi.org/10.1000/182").output == "A note.\n")
    #expect(quire("history").output.contains("x/9skbzrg8bgr5y"))
    for _ in 0..<4 { #expect(quire("history", "--undo").status == 0) }
    #expect(quire("mark", "x/ev4906rd1bqjy").output.contains("starred") == false)
  }

  /// An id alone does not say which paper it is: its digest, its DOI or its address does, once.
  @Test func anIDAloneDoesNotTellWhichPaperItIs() {
    let unknown = "it is not known here which paper that is"
    #expect(quire("mark", "--star", "x/96se7ewp12cfs").errors.contains(unknown))
    #expect(quire("label", "x/ev4906rd1bqjy", "--add", "a").errors.contains(unknown))
    #expect(quire("mark", "--read", "-", input: "10.1000/182\n").errors == "")
    #expect(quire("mark", "--rating", "3", "x/96se7ewp12cfs").errors == "")
    #expect(quire("label", "--in", folder, "x/9skbzrg8bgr5y", "--add", "a").errors == "")
    #expect(quire("note", "x/9skbzrg8bgr5y", "--set", "A note.").errors == "")
  }

  @Test func marksOfAnotherPaperWithTheSameIDAreSaidAndNotShown() {
    let shared = Session.makeFolder()
    write(
      shared + "/other.quire",
      #"{"quire":1,"machine":"other","sequence":1,"clock":115343360000000000,"kind":"marked","#
        + #""changes":[{"set":"star","to":"1","papers":["x/96se7ewp12cfs"]}],"#
        + #""keys":[["x/96se7ewp12cfs","doi:10.1000/99"]]}"# + "\n")
    #expect(quire("sync", shared).status == 0)
    #expect(quire("mark", "x/96se7ewp12cfs").output.contains("starred"))
    let outcome = quire("list", "--jsonl", folder)
    #expect(
      outcome.errors.contains("x/96se7ewp12cfs is the id of another paper here, doi:10.1000/99"))
    #expect(!outcome.output.contains(#""starred":true"#))
    #expect(quire("list", "--query", "is:starred", "--count", folder).output == "0\n")
    #expect(quire("mark", "--read", "10.1000/182").status == 3)
  }

  @Test(arguments: [
    "x/", "x/8", "x/iiiiiiiiiiiii", "10.1000", "https://example.org/", "https://arxiv.org/abs/x",
  ])
  func whatNamesNoPaperIsRefused(name: String) {
    let outcome = quire("mark", "--star", name)
    #expect(outcome.status == 2 && outcome.errors.contains("is no id of a paper"), "\(name)")
  }

  /// What Quire writes, it reads again as the same papers.
  @Test func reportGivesTheSamePapersAgain() {
    _ = quire(
      "mark", "--star", "x/ev4906rd1bqjy", "x/96se7ewp12cfs", "x/9skbzrg8bgr5y", "2504.00001")
    let report = quire("report", "--since", "2020-01-01", folder)
    #expect(report.status == 0)
    let other = Session.makeFolder()
    write(other + "/report.md", report.output)
    let again = quire("list", "--tsv", other).output.split(separator: "\n")
    let ids = again.map { String($0.prefix { $0 != "\t" }) }
    #expect(Set(ids) == Set(OutsidePaperStories.ids + ["2504.00001"]))
  }

  @Test func browserMarksThemAndComesBackToThem() throws {
    var environment = ["QUIRE_HOME": home]
    environment["BROWSER"] = ":"
    let first = Session([folder], columns: 100, rows: 30, environment: environment)
    try first.wait(for: "Lanterns")
    first.send(Array("/lantern\r".utf8))
    try first.wait(for: "1 of 5")
    first.send(Array("s".utf8))
    try first.wait(for: "Starred x/ev4906rd1bqjy")
    first.send(Array("q".utf8))
    #expect(try first.waitForExit() == 0)
    let second = Session([folder], columns: 100, rows: 30, environment: environment)
    try second.wait(for: "1 of 5")
    try second.wait(for: "starred")
  }

  /// A digest of the next day: a feed that gives the DOI beside the arXiv id.
  private static let nextDay = """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
    <title>arXiv</title><entry><id>http://arxiv.org/abs/2405.00182v1</id>
    <published>2024-05-08T00:00:00Z</published><updated>2024-05-08T00:00:00Z</updated>
    <title>A Journal Article on arXiv</title><summary>It is there now.</summary>
    <author><name>Jane Roe</name></author>
    <arxiv:doi>10.1000/182</arxiv:doi></entry></feed>

    """

  @Test func marksGoAlongWithTheArxivIDInTheBrowser() throws {
    _ = quire("mark", "--star", "--rating", "4", "--queue", "x/96se7ewp12cfs")
    _ = quire("note", "x/96se7ewp12cfs", "--set", "Seen in the journal.")
    // The list of the day before need not be open.
    let other = Session.makeFolder()
    write(other + "/feed.xml", OutsidePaperStories.nextDay)
    let session = Session([other], columns: 140, rows: 30, home: home)
    try session.wait(for: "the marks went along")
    try session.wait(for: "Seen in the journal.")
    #expect(session.find("rated 4") != nil)
    // Undoing divides again.
    session.type("u")
    try session.wait { _ in session.find("Seen in the journal.") == nil }
    session.type("\u{12}")
    try session.wait(for: "Seen in the journal.")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    #expect(quire("history").output.contains("joined x/96se7ewp12cfs with 2405.00182"))
    let marks = "starred, rated 4, number 1 in the queue, with a note"
    #expect(quire("mark", "2405.00182").output.contains(marks))
    #expect(quire("mark", "x/96se7ewp12cfs").output.contains(marks))
  }

  @Test func marksGoAlongInScripts() {
    _ = quire("mark", "--star", "--queue", "x/ev4906rd1bqjy", "x/96se7ewp12cfs")
    write(folder + "/feed.xml", OutsidePaperStories.nextDay)
    #expect(quire("list", "--count", folder).output == "5\n")
    let starred = quire("list", "--jsonl", "--query", "is:starred", "--sort", "queue", folder)
      .output.split(separator: "\n")
    #expect(starred.count == 2)
    #expect(starred[0].contains("x/ev4906rd1bqjy") && starred[0].contains(#""queue":1"#))
    #expect(starred[1].contains(#""id":"2405.00182""#) && starred[1].contains(#""queue":2"#))
    #expect(starred[1].contains("elsewhere.md") && starred[1].contains("feed.xml"))
    #expect(quire("show", "x/96se7ewp12cfs", folder).output.contains("A Journal Article"))
    #expect(quire("history", "--undo").output.contains("2405.00182"))
    #expect(
      quire("list", "--count", "--query", "is:starred", folder).output == "1\n",
      "what was divided stays divided")
    #expect(quire("mark", "x/96se7ewp12cfs").output.contains("starred"))
  }
}
