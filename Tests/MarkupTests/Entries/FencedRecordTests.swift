import Papers
import Testing

@testable import Markup

/// Records in code fences.
@Suite struct FencedRecordTests {
  @Test func listInYAML() {
    let note = """
      # Papers of the group

      We keep them as YAML:

      ```yaml
      - title: "Corals by Night: A Count"
        authors: [Una Reed, Ivo Marsh]
        date: 2023-05-23
        arxiv: 2303.06001
      - title: Fish Schools Without Leaders
        authors: [Olga Fenn]
        url: https://arxiv.org/abs/2303.06002
      ```
      """
    #expect(
      entries(note) == [
        "2303.06001 | Corals by Night: A Count | by: Una Reed, Ivo Marsh | on: 2023-05-23",
        "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn",
      ])
    #expect(read(note).entries.map(\.record.line) == [6, 10])
    #expect(read(note).problems.isEmpty)
  }

  private static let two = """
    ```bibtex
    @article{reed2023,
      title={Corals by Night},
      author={Reed, Una and Marsh, Ivo},
      journal={arXiv preprint arXiv:2303.06001},
      year={2023}
    }
    @misc{fenn2023,
      title={Fish Schools Without Leaders},
      author={Fenn, Olga},
      eprint={2303.06002},
      archivePrefix={arXiv}
    }
    ```
    """

  @Test func bibliography() {
    let both = [
      "2303.06001 | Corals by Night | by: Una Reed, Ivo Marsh | on: 2023-01-01",
      "2303.06002 | Fish Schools Without Leaders | by: Olga Fenn",
    ]
    #expect(entries("# Seas\n\n" + FencedRecordTests.two) == both)
    // Within an item.
    let indented = FencedRecordTests.two.replacing("\n", with: "\n  ")
    #expect(entries("- Seas:\n\n  " + indented) == both)
  }

  @Test func howToCiteIsNoList() {
    let list = """
      # Awesome Seas

      - [Judging Reefs From the Shore](https://arxiv.org/abs/2303.06003)

      ## Citation

      """
    #expect(
      entries(list + FencedRecordTests.two) == ["2303.06003 | Judging Reefs From the Shore"])
    let one = """
      ```bibtex
      @article{reed2023, title={Corals by Night}, author={Reed, Una}, eprint={2303.06001}}
      ```
      """
    let other = list.replacing("## Citation\n", with: "")
    #expect(entries(other + one) == ["2303.06003 | Judging Reefs From the Shore"])
    // Nothing else is named: the note is about it.
    #expect(entries("# Seas\n\n" + one) == ["2303.06001 | Corals by Night | by: Una Reed"])
  }

  @Test func recordsOfPapersThatArePutDownBefore() {
    let list = """
      # Seas

      - [Corals by Night](https://arxiv.org/abs/2303.06001)
      - [Fish Schools Without Leaders](https://arxiv.org/abs/2303.06002)

      """
    #expect(entries(list + FencedRecordTests.two).count == 2)
  }
}
