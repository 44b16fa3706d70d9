import Catalog
import Citations
import Digests
import Papers

/// What the digests know of an entry of a bibliography that the entry does not say.
struct EntryNews {
  let item: Bibliography.Item
  let paper: Paper

  /// A sentence each: that it was withdrawn, a version that came later, a title that it has not any more, where it was
  /// published.
  ///
  /// An entry without a version is of the paper, whichever is the newest: a later one is no news to it, and its year
  /// is that of the first one by most habits. What it says of the paper and is not so any more is news.
  var sentences: [String] {
    var sentences: [String] = []
    if paper.isWithdrawn {
      let reason = paper.comment.isEmpty ? "" : ": " + Sentences.safe(paper.comment.string)
      sentences.append("withdrawn" + reason)
    }
    if let known = item.reference?.version.map({ Int($0) }), let version = paper.version,
      version > known
    {
      sentences.append("version \(version) is out, the entry has version \(known)")
    }
    if hasFormerTitle {
      let title = ShownText(paper.title, asWritten: false).string
      sentences.append("the title is “\(Sentences.safe(title))” by now")
    }
    let isPublished = item.entry.map {
      !$0.record.journal.isEmpty || !$0.record.venue.isEmpty || $0.doiKey != nil
    }
    if isPublished != true, let place = Citation(paper).published {
      sentences.append("published: \(Sentences.safe(place))")
    }
    return sentences
  }

  /// Whether the entry has the title of an earlier version, and another one than the paper has now.
  private var hasFormerTitle: Bool {
    guard let version = paper.version, let title = item.entry?.passage(\.title), !title.isEmpty
    else { return false }
    let (cited, now) = (EntryNews.folded(title), EntryNews.folded(paper.title))
    return cited != now
      && paper.entries.contains { entry in
        entry.record.version < version && EntryNews.folded(entry.passage(\.title)) == cited
      }
  }

  private static func folded(_ title: Passage) -> [UInt8] {
    var folded: [UInt8] = []
    title.withBytes { TitleFolding.append($0, to: &folded, limit: .max) }
    return folded
  }
}
