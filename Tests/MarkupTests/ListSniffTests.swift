import Testing

@testable import Digests
@testable import Markup

/// Which files are lists of papers.
@Suite struct ListSniffTests {
  private func dialect(_ text: String) -> String {
    Array(text.utf8).withUnsafeBytes { bytes in
      Dialect.lists.first { $0.sniff(bytes) }?.name ?? ""
    }
  }

  @Test(arguments: [
    ("- [A](https://arxiv.org/abs/2401.00001)", "markdown"),
    ("see ARXIV: 2401.00001", "markdown"),
    ("| arXiv | Title |\n|---|---|\n| 2401.00001 | A Title |", "markdown"),
    ("---\nid: 2401.00001\n---\n", "markdown"),
    ("- [A](https://openreview.net/forum?id=x)", "markdown"),
    ("- [A](https://proceedings.mlr.press/v1/a.html)", "markdown"),
    ("<https://www.nature.com/articles/a>", "markdown"), ("https://www.nature.com/about", ""),
    ("://", ""), ("see http://", ""),
    ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>", "html"),
    ("# A tool\n\nIt reads arXiv.\n", ""),
    ("Version 2401.00001 of a program", ""),
    ("<!DOCTYPE html>\n<p>", "html"), ("<?xml version='1.0'?>\n<!-- x -->\n<HTML>", "html"),
    ("<?xml version='1.0'?><rss>https://arxiv.org/abs/2401.00001</rss>", ""),
    ("{\"id\": \"https://arxiv.org/abs/2401.00001\"}", ""),
    ("#+title: x\nhttps://arxiv.org/abs/2401.00001", "org"),
    ("<div align=center>\n\n# List\n\n</div>\n\n- https://arxiv.org/abs/2401.00001", "markdown"),
  ])
  func byItsBeginning(_ text: String, _ name: String) {
    #expect(dialect(text) == name)
  }
}
