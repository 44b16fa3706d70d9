import Digests
import Papers

/// Words that stand beside titles.
enum LabelWords {
  /// Whether the text of a link calls what it leads to a paper.
  static func saysPaper(_ text: UnsafeRawBufferPointer) -> Bool {
    let word = TextEdges.trimmed(0..<text.count, in: text)
    var (start, end) = (word.lowerBound, word.upperBound)
    start = TextEdges.afterPictures(start, before: end, text)
    while start < end, ByteSet("[(").contains(text[start]) { start += 1 }
    while end > start, ByteSet("])").contains(text[end - 1]) { end -= 1 }
    return papers.contains { ByteScanner(text).says($0, start..<end) }
  }

  private static let papers: [StaticString] = [
    "paper", "pdf", "the paper", "paper link", "full paper", "paper (pdf)", "preprint", "article",
    "论文",
    "论文链接", "論文", "논문", "artikel", "artículo", "статья", "paper page",
  ]

  /// Whether the heading of a column says that what a paper is about is named in it.
  static func saysName(_ text: UnsafeRawBufferPointer) -> Bool {
    let word = TextEdges.trimmed(0..<text.count, in: text)
    return names.contains { ByteScanner(text).says($0, word) }
  }

  private static let names: [StaticString] = [
    "name", "names", "method", "methods", "model", "models", "approach", "technique", "algorithm",
    "architecture", "framework", "system", "dataset", "datasets", "benchmark", "benchmarks", "名称",
    "方法", "模型", "数据集", "名前", "手法", "モデル", "データセット", "이름", "방법", "모델", "데이터셋",
    "methode", "modell", "méthode", "modèle", "método", "modelo", "метод", "модель",
  ]

  /// What is said of a paper in a bracket before or after its title: `New`, `Survey`, stars.
  static func isMark(_ text: UnsafeRawBufferPointer) -> Bool {
    let word = ByteScanner(text).trimmed(0..<text.count)
    return marks.contains { ByteScanner(text).says($0, word) }
  }

  private static let marks: [StaticString] = [
    "new", "new!", "hot", "oral", "spotlight", "poster", "highlight", "best paper", "no code",
    "code",
    "unofficial code", "recommended", "must read", "必读", "推荐",
  ]
}
