/// Words with which people name parts of their lists, and nobody a paper.
package enum SectionNames {
  /// Whether a text is such a name, without regard to case.
  package static func isOne(_ text: UnsafeRawBufferPointer) -> Bool {
    text.count < 40 && names.contains(FoldedWord.hash(text))
  }

  private static let names: WordTable<Bool> = {
    let names = [
      "papers, paper list, list of papers, arxiv papers, new papers, daily papers, today's papers",
      "latest papers, surveys, survey papers, survey, introduction, intro, background, contents, table of contents",
      "reading list, references, bibliography, related work, other, others, other papers, misc",
      "miscellaneous, resources, datasets, benchmarks, news, updates, uncategorized, to read",
      "preprints, publications, new submissions, cross-lists, replacements",
      "bookmarks, favorites, favourites, links, queue, reading queue, to-read, papers to read, read later, inbox",
      "todo, to do, done, reading, reading notes, paper notes, notes, want to read, must read, must reads",
      "目录, 综述, 其他, 论文列表, 论文清单, 必读, 待读, 参考文献, 論文一覧, 論文リスト, 参考資料, その他, 목차, 논문 목록, 참고문헌, 기타",
      "inhalt, literatur, leseliste, literaturliste, sommaire, lectures, bibliographie, articles, índice, lecturas",
      "artículos, bibliografía, leituras, artigos, содержание, статьи, литература, список литературы",
    ]
    return WordTable(
      set: names.flatMap { $0.split(separator: ",") }.map {
        FoldedWord.hash(String($0.drop { $0 == " " }))
      })
  }()
}
