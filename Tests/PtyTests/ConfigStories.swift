import Glibc
import Testing

/// The settings as they are, and what is wrong with the reader's own files.
@Suite struct ConfigStories {
  private func lines(_ outcome: Outcome) -> [String] {
    outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func everySettingSaysWhereItComesFrom() {
    let home = UsageStories.home(
      settings: """
        # mine
        measure = 100
        folders = ["/a b", "/\\"c\\""]
        mouse = "no"

        [fetch.efficiency]
        categories = ["cs.LG"]
        """)
    let config = Outcome(["config"], home: home)
    #expect(config.status == 2)
    #expect(config.errors.contains("config.toml:4:9: mouse must be true or false"))
    let lines = lines(config)
    func line(_ beginning: String) -> String? { lines.first { $0.hasPrefix(beginning) } }
    #expect(line("measure = 100")?.hasSuffix("# line 2; default 78") == true)
    #expect(line("folders = [\"/a b\", \"/\\\"c\\\"\"]")?.hasSuffix("# line 3; default []") == true)
    #expect(line("# mouse = true")?.hasSuffix("# default; line 4 does not count") == true)
    #expect(line("# theme = \"quire\"")?.hasSuffix("# default") == true)
    #expect(line("fetch.efficiency.categories = [\"cs.LG\"]")?.hasSuffix("# line 7") == true)
    #expect(lines.contains("# The most columns that an abstract takes. A number from 20 to 200."))
  }

  /// What is printed says the same again.
  @Test func theOutputIsAFileOfSettings() {
    let home = UsageStories.home(
      settings:
        "split = 0.25\ncite_template = \"{title}\\t{{x}}\"\n[fetch.a]\ncategories = [\"cs\"]\nfolder = '~/x'\n"
    )
    let first = Outcome(["config", "--jsonl"], home: home)
    #expect(first.status == 0)
    let again = UsageStories.home(settings: Outcome(["config"], home: home).output)
    let second = Outcome(["config", "--jsonl"], home: again)
    func values(_ outcome: Outcome) -> [Substring] {
      outcome.output.split(separator: "\n").map {
        $0.prefix(upTo: $0.firstRange(of: ",\"default\"")!.lowerBound)
      }
    }
    #expect(second.status == 0 && second.errors.isEmpty)
    #expect(values(first) == values(second) && values(first).count > 10)
    #expect(first.output.contains("\"value\":\"0.25\""))
  }

  @Test func checkNamesAllMistakes() {
    let good = Outcome(["config", "check"])
    #expect(good.status == 0 && good.output.split(separator: "\n").count == 3, "\(good.output)")
    let home = UsageStories.home(
      settings: "folders = [\"/not/there\", \"/no/*.md\"]\nmesure = 3\ncite_key = \"{nothing}\"\n",
      keys: "list j nothing\nlst k down\n")
    write(home + "/config/views", "one = is:\n")
    let bad = Outcome(["config", "check"], home: home)
    #expect(bad.status == 2 && bad.errors.isEmpty)
    for part in [
      "config.toml:2:10: there is no setting “mesure”; did you mean measure?",
      "/not/there is not there",
      "cite_key", "keys:1:8: ", "keys:2:1: ", "views:1:",
    ] {
      #expect(bad.output.contains(part), "\(part): \(bad.output)")
    }
    #expect(!bad.output.contains("*.md"))
    #expect(Outcome(["config", "chek"]).status == 2)
  }

  @Test func keysThatDoNothing() {
    let good = Outcome(["keys", "--check"])
    #expect(good.status == 0 && good.output.isEmpty, "\(good.output)")
    let home = UsageStories.home(
      keys: "global g quit\nlist mX star\nunbind global i\nreader q quit\n")
    let bad = Outcome(["keys", "--check"], home: home)
    #expect(bad.status == 1)
    #expect(bad.output.contains("global g (quit) takes the place of gg (first)\n"))
    #expect(!bad.output.contains("mX"))
  }
}
