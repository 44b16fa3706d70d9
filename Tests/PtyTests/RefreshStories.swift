import Glibc
import Testing

/// `quire refresh` where there is no network to be had.
@Suite struct RefreshStories {
  private let home = Session.makeFolder()
  private let folder = Session.makeFolder()

  init() {
    write(folder + "/a.md", digest([("Zebra Caching", "2504.00001v2"), ("Apples", "2504.00002")]))
  }

  private func run(_ arguments: String...) -> Outcome {
    // No way leads to arXiv from here, whatever network there is: there is no such proxy.
    Outcome(
      ["refresh"] + arguments,
      environment: ["https_proxy": "http://nowhere.invalid:9", "no_proxy": "", "NO_PROXY": ""],
      home: home)
  }

  @Test func nothingIsAskedWhereNothingIsMarked() {
    let outcome = run("--in", folder)
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("nothing to look up"))
    #expect(access(home + "/state/fetch", F_OK) != 0)
  }

  @Test func withoutANetworkItSaysSo() {
    #expect(Outcome(["mark", "--star", "2504.00001"], home: home).status == 0)
    let outcome = run("--in", folder)
    #expect(outcome.status == 4 && outcome.output == "")
    #expect(
      outcome.errors.contains("not looked up: there is no way to"), "\(outcome.errors)")
    #expect(access(home + "/data/digests", F_OK) != 0)
    #expect(run("--query", "apples", "--in", folder).status == 4)
    #expect(run("2504.00001").status == 4)
  }

  @Test func papersThatArxivDoesNotHaveAreLeftOut() {
    let outcome = run("x/96se7ewp12cfs", "10.1000/183")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("2 papers left out: arXiv does not have them"))
  }

  @Test(arguments: [["abc"], ["2504.00001", "--query", "x"], ["--query", ""]])
  func wrongUsage(arguments: [String]) {
    #expect(Outcome(["refresh"] + arguments + ["--in", folder], home: home).status == 2)
  }
}
