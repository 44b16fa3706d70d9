import Glibc
import Testing

/// `quire fetch` where there is no network to be had: what it says before it asks, and after it could not.
@Suite struct FetchStories {
  private let home = Session.makeFolder()

  private func run(_ arguments: String..., settings: String = "") -> Outcome {
    mkdir(home + "/config", 0o755)
    write(home + "/config/config.toml", settings)
    // No way leads to arXiv from here, whatever network there is: there is no such proxy.
    return Outcome(
      ["fetch"] + arguments,
      environment: ["https_proxy": "http://nowhere.invalid:9", "no_proxy": "", "NO_PROXY": ""],
      home: home
    )
  }

  @Test func withoutAProfileItSaysHowToWriteOne() {
    let outcome = run()
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("no profile to fetch: write one into \(home)/config/config.toml"))
    let unknown = run("b", settings: "[fetch.a]\ncategories = [\"cs.LG\"]\n")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there is no profile “b”; there are a"))
  }

  @Test func mistakesInTheSettingsAreSaidBeforeAnythingIsAsked() {
    let outcome = run(settings: "[fetch.a]\ncategories = [\"cs LG\"]\n")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("config.toml:2:"))
    #expect(access(home + "/state", F_OK) != 0)
  }

  @Test(arguments: [
    (["--ids", "abc"], "“abc” is no arXiv id"),
    (["--category", "cs/LG"], "“cs/LG” is no category"),
    (["--category", "cs.LG", "--since", "2026-02-30"], "a day is written as in"),
    (
      ["--category", "cs.LG", "--since", "2026-03-02", "--until", "2026-03-01"], "--until is before"
    ),
  ])
  func wrongUsageIsSaid(_ arguments: [String], _ words: String) {
    let outcome = Outcome(["fetch"] + arguments, home: home)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  /// The proxy has no address: one clear sentence, and nothing is left but whose turn it was.
  @Test func withoutANetworkItSaysSo() {
    let outcome = run("--ids", "2312.00752", "--cron")
    #expect(outcome.status == 4)
    #expect(outcome.output == "")
    #expect(
      outcome.errors.contains("papers was not fetched: there is no way to"), "\(outcome.errors)")
    #expect(access(home + "/data", F_OK) != 0)
  }
}
