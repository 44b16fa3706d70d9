import Canvas
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("j", "j"), ("<C-x>", "<C-x>"), ("<Esc>", "<Esc>"), ("<M-b>", "<A-b>"), ("<F12>", "<F12>"),
    ("<S-Tab>", "<S-Tab>"), ("<Space>", "<Space>"), ("é", "é"), ("<C-Left>", "<C-Left>"),
    ("<A->>", "<A->>"), ("<A-lt>", "<A-lt>"), ("<A-->", "<A-->"), ("<A->", nil), ("<>>", nil),
    ("<", nil), ("<Nonsense>", nil), ("<F99>", nil), ("ab", nil), ("", nil), ("<C->", nil),
  ])
  func spellings(text: String, expected: String?) {
    #expect(Key(text)?.description == expected)
  }

  @Test func sequencesReadAsTheyArePrinted() {
    for text in ["gg", "g<Space>x", "<C-x><C-s>", "5j", "<Esc>é中", "<A->>>"] {
      guard case .success(let keys) = Key.sequence(Substring(text)) else {
        Issue.record("\(text) is no sequence")
        continue
      }
      #expect(keys.map(\.description).joined() == text)
    }
  }

  @Test func mistakesSayWhere() {
    guard case .failure(let error) = Key.sequence("gg<Foo>") else {
      Issue.record("read a key that there is not")
      return
    }
    #expect(error.offset == 2)
  }
}
