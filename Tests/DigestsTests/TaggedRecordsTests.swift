import Digests
import Papers
import Testing

@Suite struct TaggedRecordsTests {
  private let ris = """
    TY  - JOUR
    AU  - Ling, Ada
    AU  - Mann, Boris
    TI  - Tiny Networks
    Dream
    PY  - 2023/03/02/
    AB  - They dream.
    KW  - nets
    KW  - dreams
    UR  - http://arxiv.org/abs/2303.01234
    T2  - arXiv preprint
    ER  - 

    TY  - CONF
    A1  - Nye, Cleo
    T1  - Without
    T2  - Proc. of Things
    Y1  - 2022//
    DO  - 10.1000/x
    ER  -
    """
  private let pubMed = """

    PMID- 12345
    OWN - NLM
    DP  - 2023 Mar 2
    TI  - Tiny networks that may
          dream.
    LID - 10.1000/y [doi]
    AID - arXiv:2303.01234v1 [pii]
    AB  - They
          dream.
    FAU - Ling, Ada
    AU  - Ling A
    FAU - Mann, Boris
    AU  - Mann B
    OT  - nets
    JT  - Journal of Things

    PMID- 12346
    TI  - Another
    AU  - Nye C
    """

  @Test func aTitleThatGoesOnAndNamesThatRepeat() throws {
    let digest = Digest.read(self.ris, path: "a.ris")
    #expect(digest.dialect == "ris")
    #expect(digest.titles == ["Tiny Networks Dream", "Without"])
    #expect(digest.entries[0].reference == "2303.01234")
    #expect(digest.entries[0].items(\.authors) == ["Ada Ling", "Boris Mann"])
    #expect(digest.entries[0].items(\.tags) == ["nets", "dreams"])
    #expect(digest.entries[0].text(\.abstract) == "They dream.")
    #expect(digest.entries.map { $0.record.day?.description } == ["2023-03-02", "2022-01-01"])
    #expect(digest.entries[1].text(\.venue) == "Proc. of Things")
    #expect(digest.entries[1].text(\.doi) == "10.1000/x")
    #expect(digest.entries[1].record.line == 14)
    #expect(digest.troubles == [])
  }

  @Test func pubMedWithNamesTwice() throws {
    let digest = Digest.read(self.pubMed, path: "a.nbib")
    #expect(digest.titles == ["Tiny networks that may dream.", "Another"])
    #expect(digest.entries[0].reference == "2303.01234v1")
    #expect(digest.entries[0].items(\.authors) == ["Ada Ling", "Boris Mann"])
    #expect(digest.entries[0].record.day?.description == "2023-03-02")
    #expect(digest.entries[0].text(\.journal) == "Journal of Things")
    #expect(digest.entries[1].items(\.authors) == ["Nye C"])
    #expect(digest.troubles == [])
  }

  @Test func piecesOfAnySize() {
    Digest.expectSameInPieces(Array(ris.utf8), as: .taggedRecords)
    Digest.expectSameInPieces(Array(pubMed.utf8), as: .taggedRecords)
  }

  @Test(arguments: ["TY  - JOUR\n", "TI  - x\n", "AU  - A, B\n", "x\n", "ER  -\n"])
  func hostileRepeats(piece: String) {
    let text = "TY  - JOUR\nTI  - Good\nER  -\n" + String(repeating: piece, count: 100_000)
    #expect(Digest.read(text, path: "a.ris").titles.first?.hasPrefix("Good") == true)
  }
}
