import Testing

@testable import Digests
@testable import Papers

/// Labels of fields and of links in the languages in which lists are kept.
@Suite struct FieldLabelTests {
  @Test(
    arguments: [
      ("Authors", .authors), ("**Authors**", .authors), ("👥 Authors:", .authors),
      ("**📅 Date**：", .date),
      ("AUTHOR(S)", .authors), ("作者", .authors), ("著者", .authors), ("저자", .authors),
      ("Autoren", .authors),
      ("auteurs", .authors), ("Autores", .authors), ("Авторы", .authors), ("АВТОРЫ", .authors),
      ("published_date", .date), ("Publish Date", .date),
      ("发布日期", .date), ("摘要", .abstract), ("概要", .abstract), ("초록", .abstract),
      ("Zusammenfassung", .abstract),
      ("Résumé", .abstract), ("RÉSUMÉ", .abstract), ("Resumen", .abstract), ("Resumo", .abstract),
      ("Аннотация", .abstract),
      ("TL;DR", .summary), ("Title (Chinese)", .translatedTitle), ("标题（中文）", .translatedTitle),
      ("中文摘要", .translatedAbstract),
      ("Abstract (zh)", .translatedAbstract), ("标题 / Title", .title), ("Mots-clés", .keywords),
      ("arXiv ID", .id),
      ("Paper", .paper), ("PDF Link", .pdf), ("GitHub", .code), ("Journal-ref", .journal),
      ("Venue", .venue), ("DOI", .doi),
      ("Affiliations", .affiliation), ("`arxiv_url`", .link), ("Submitted", .firstDate),
      ("Score", .other), ("【关键词】", .keywords),
    ] as [(String, FieldLabel)])
  func aLabelIsKnown(text: String, label: FieldLabel) {
    #expect(Array(text.utf8).withUnsafeBytes { FieldLabel($0) } == label)
  }

  @Test(arguments: [
    "", "We show", "Small Models Think Fast", "**", "：", "Authors and their models", "2024",
  ])
  func otherWordsAreNot(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { FieldLabel($0) } == nil)
  }

  @Test(
    arguments: [
      ("**Authors**: Ann Smith, Bo Lee", .authors, "Ann Smith, Bo Lee"),
      ("- **Authors:** Ann Smith", .authors, "Ann Smith"),
      ("Authors: Ann Smith", .authors, "Ann Smith"),
      ("*Authors: Ann Smith, Bo Lee*", .authors, "Ann Smith, Bo Lee"),
      ("> __Date__: 2024-01-02", .date, "2024-01-02"), ("👥 **作者**：王小明、李雷", .authors, "王小明、李雷"),
      ("**👥 Authors：** Ann", .authors, "Ann"), ("【摘要】我们", .abstract, "我们"),
      ("**Abstract** We show", .abstract, "We show"),
      ("[Authors] Ann Smith", .authors, "Ann Smith"), ("Abstract:", .abstract, ""),
      ("**Abstract:** **We** show", .abstract, "**We** show"),
      ("<b>Authors:</b> Ann", .authors, "Ann"), ("<strong>Authors</strong>: Ann", .authors, "Ann"),
      ("Title: A: B", .title, "A: B"), ("TL;DR: small", .summary, "small"),
      ("`date`: 2024", .date, "2024"), ("• Link: https://x.org", .link, "https://x.org"),
      ("*Authors:* *Ann*", .authors, "*Ann*"),
      ("Author(s): Ann Smith", .authors, "Ann Smith"), ("_Authors_: Ann_x", .authors, "Ann_x"),
    ] as [(String, FieldLabel, String)])
  func aLineBeginsWithALabel(line: String, label: FieldLabel, value: String) {
    let bytes = Array(line.utf8)
    let found = bytes.withUnsafeBytes { FieldLabel.ofLine($0) }
    #expect(found?.label == label)
    #expect(found.map { String(decoding: bytes[$0.value], as: UTF8.self) } == value)
  }

  @Test(arguments: [
    "", "We show: that", "https://arxiv.org/abs/2401.01234", "[Paper](https://x.org)",
    "**Small Models**: a study", "Abstract methods are", "- item", "Code of models",
  ])
  func otherLinesDoNot(line: String) {
    #expect(Array(line.utf8).withUnsafeBytes { FieldLabel.ofLine($0) } == nil)
  }

  @Test(arguments: [
    "[PDF]", "Paper", "📄 Paper", "阅读论文", "arXiv", "Read more", "See also", "Code", "link",
    "[Paper](https://x.org)", "2401.01234", "arXiv:2401.01234",
    "arXiv:2401.01234 [cs.LG]", "https://x.org/a", "Paper / Code", "🎓 See it on arXiv",
    "Project Page", "[1]", "", "**PDF**", "論文", "논문", "here", "PDF | HTML", "➡️ Read the full paper",
  ])
  func aLabelOfALinkIsNoTitle(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { LinkLabel.isLabel($0) })
  }

  @Test(arguments: [
    "Small Models Think Fast", "Attention", "Code Generation with Models", "GPT-4",
    "arXiv:2401.01234 Small Models Think Fast", "论文写作的小模型", "A Paper on Papers that Say More",
    "Datasets for Everyone",
  ])
  func aTitleIsNoLabel(text: String) {
    #expect(!Array(text.utf8).withUnsafeBytes { LinkLabel.isLabel($0) })
  }

  @Test func noTwoWordsOfTheTableAreOne() {
    var words: [UInt64: String] = [:]
    for (word, _) in FieldLabel.words {
      let hash = FoldedWord.hash(word)
      #expect(words[hash] == nil || words[hash] == word)
      words[hash] = word
    }
    // A word stands for one field.
    var labels: [String: FieldLabel] = [:]
    for (word, label) in FieldLabel.words {
      #expect(labels[word] == nil || labels[word] == label, "\(word)")
      labels[word] = label
    }
  }

  @Test(arguments: [":", "**", "【", "Authors", "*Authors: ", "👥", "[", "("])
  func repeatsAreReadInTimeThatGrowsWithThem(piece: String) {
    let text = Array(String(repeating: piece, count: 100_000).utf8)
    _ = text.withUnsafeBytes { FieldLabel.ofLine($0) }
    _ = text.withUnsafeBytes { LinkLabel.isLabel($0) }
  }
}
