import Glibc
import Testing

/// `quire check`, as the makers of digests use it.
@Suite struct CheckStories {
  private let folder = Session.makeFolder()

  @Test func soundDigestsAreCounted() {
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00001")]))
    write(folder + "/b.md", digest([("Apples", "2504.00002"), ("Pears", "2504.00003")]))
    let outcome = Outcome(["check", folder])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\(folder)/b.md: efficientpaper, 2 entries\n"))
    #expect(outcome.output.hasSuffix("2 files, 3 entries, 0 problems\n"))
  }

  @Test func problemsNameFileAndLine() {
    let papers = [("Zebra Caching", "2504.00001"), ("Zebra Caching", "2504.00001")]
    write(folder + "/a.md", digest(papers))
    let outcome = Outcome(["check", folder + "/a.md"])
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "\(folder)/a.md: efficientpaper, 2 entries, 1 problem")
    #expect(lines.last?.hasSuffix("the same paper as on line 3") == true, "\(lines)")
    let json = Outcome(["check", "--jsonl", folder + "/a.md"])
    #expect(json.output.contains(#""kind":"duplicate""#) && json.status == 1)
    // What lost nothing is not the reader's business.
    #expect(Outcome(["list", folder + "/a.md"]).errors == "")
  }

  @Test func aFileOfAFolderWithoutPapersIsPassedOver() {
    write(folder + "/a.json", #"{"name": "a tool", "version": "1"}"#)
    write(folder + "/b.md", digest([("Zebra Caching", "2504.00001")]))
    let outcome = Outcome(["check", folder])
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("a.json"))
    // Where there is nothing else, that is said.
    unlink(folder + "/b.md")
    #expect(Outcome(["check", folder]).status == 3)
  }

  @Test func whatCannotBeReadIsSaid() {
    write(folder + "/a.md", "Dear all,\nsee you.\n")
    let outcome = Outcome(["check", folder + "/a.md", folder + "/none.md"])
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("a.md: not a digest that Quire knows"))
    #expect(outcome.output.contains("none.md: No such file or directory"))
  }
}
