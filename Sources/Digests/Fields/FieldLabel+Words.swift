import Papers

/// The words of labels, by field and language: English, Chinese, Japanese, Korean, German, French, Spanish,
/// Portuguese, Russian. In small letters; `_` and `-` are blanks.
extension FieldLabel {
  /// The field of the word with a number.
  static func known(_ hash: UInt64?) -> FieldLabel? { hash.flatMap { table.words[$0] } }

  /// Whether a text without marks before it may begin as one of these words does: a first look that costs little.
  static func mayBegin(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    table.threes.mayBegin(range, scanner)
  }

  /// How many bytes are enough to tell that a text begins as none of these words.
  private static let beginningCount = 10

  /// Whether a text begins as one of these words does, by its first bytes: hardly one that is no label does.
  static func beginsWord(_ range: Range<Int>, _ scanner: ByteScanner) -> Bool {
    var word = FoldedWord()
    var count = 0
    var bytes = LabelText.Bytes(range, scanner)
    while let (byte, hasBlank) = bytes.next() {
      // What is before a bracket or a bar may be a label by itself.
      if count > 0, !ASCII.isLetter(byte), ByteSet("([/|").contains(byte) || byte == 0xEF {
        return true
      }
      if hasBlank {
        word.add(ASCII.space)
        count += 1
        if count == beginningCount { break }
      }
      word.add(byte)
      count += 1
      if count == beginningCount { break }
    }
    return count < beginningCount || table.beginnings.contains(word.hash)
  }

  /// All words, for the tests.
  static var words: [(word: String, label: FieldLabel)] {
    var words: [(String, FieldLabel)] = []
    eachWord { words.append((String(decoding: $0, as: UTF8.self), $1)) }
    return words
  }

  /// Shows the bytes of all words: no String is made of them when the table is.
  private static func eachWord(_ body: (UnsafeRawBufferPointer, FieldLabel) -> Void) {
    for (label, lists) in lines {
      for var list in lists {
        list.withUTF8 { list in
          let scanner = ByteScanner(UnsafeRawBufferPointer(list))
          var start = 0
          while start < list.count {
            let end = scanner.first(ASCII.comma, in: start..<list.count) ?? list.count
            let word = scanner.slice(scanner.trimmed(start..<end))
            if !word.isEmpty { body(word, label) }
            start = end + 1
          }
        }
      }
    }
  }

  private static let table: Table = {
    var words: [(hash: UInt64, value: FieldLabel)] = []
    var beginnings: [UInt64] = []
    var threes = Beginnings()
    eachWord { word, label in
      words.append((FoldedWord.hash(word), label))
      threes.insert(word)
      if word.count >= beginningCount {
        beginnings.append(
          FoldedWord.hash(UnsafeRawBufferPointer(rebasing: word.prefix(beginningCount))))
      }
    }
    return Table(
      words: WordTable(words), beginnings: WordTable(set: beginnings), threes: threes)
  }()

  private struct Table {
    let words: WordTable<FieldLabel>
    let beginnings: WordTable<Bool>
    let threes: Beginnings
  }

  private static let lines: [(label: FieldLabel, words: [String])] = [
    (
      .title,
      [
        "title, titles, paper title, paper name, papertitle, article title, name of paper, english title, original title, title en, full title, complete title",
        "标题, 題目, 题目, 論文題目, 论文题目, 论文标题, 論文標題, 標題, 论文名称, 论文名, 文章标题, 英文标题, 论文全称, 论文全名, 原标题, 原文标题, 原題",
        "タイトル, 論文タイトル, 題名, 論文名, 제목, 논문 제목, 논문제목, 논문명",
        "titel, titre, titre complet, titre original, título, titulo, заголовок, название, название статьи",
      ]
    ),
    (
      .translatedTitle,
      [
        "translated title, title translation, title translated, chinese title, title zh, title cn, zh title, cn title, japanese title, title ja, title ko, title chinese",
        "中文标题, 中文題目, 中文题目, 中文標題, 标题翻译, 标题中文, 翻译标题, 译名, 中文译名, 中文名, 标题（中文）, 邦題, 日本語タイトル, タイトル和訳, 和訳タイトル, 한국어 제목, 번역 제목",
        "übersetzter titel, titre traduit, título traducido, título traduzido, перевод названия",
      ]
    ),
    (
      .authors,
      [
        "first author, lead author, author, authors, author(s), authors(s), author list, authors list, authorlist, author names, author name, author full names, full author list, all authors, paper authors, creator, creators, written by, by, contributors, dc creator, creator name",
        "第一作者, 一作, 作者, 作者列表, 论文作者, 論文作者, 全部作者, 著者, 筆者, 著者名, 著者・所属, 著者 所属, 作者单位信息, 执笔, 저자, 저자들, 저자명, 작성자, 글쓴이",
        "erstautor, premier auteur, primer autor, autor, autori, autoren, verfasser, autorin, autorinnen, auteur, auteurs, chercheurs, noms des chercheurs, nom des auteurs, autores, autoras, автор, авторы",
      ]
    ),
    (
      .affiliation,
      [
        "affiliation, affiliations, institution, institutions, institute, institutes, organization, organizations, organisation, organisations, university, company, org, orgs, author affiliations, lab, labs, affiliated",
        "机构, 作者单位, 单位, 機構, 所属, 所属机构, 所属機関, 研究机构, 作者机构, 発表機関, 机构单位, 소속, 기관, 소속 기관",
        "institut, zugehörigkeit, einrichtung, affiliations, institución, afiliación, instituição, afiliação, организация, аффилиация",
      ]
    ),
    (
      .date,
      [
        "date, dates, day, published, publish date, published date, publication date, date published, publish time, published on, published at, publication time, publish, publishdate, pub date, pubdate, published time, release date, released, released on, date released, posted, posted on, date posted, announced, announce date, date announced, time, year, month, pub year, publication year, publicationdate, publication year and month, issued, dc date, arxiv date, on arxiv, date time, datetime, date publish, first posted, online date",
        "日期, 发表年份, 出版年份, 发布年份, 出版年月, 收录日期, 收录时间, 登録日, 发布日期, 发布时间, 发表日期, 发表时间, 发布, 时间, 出版日期, 公开日期, 发布于, 發布日期, 發表日期, 公布日期, 年份, 年月, 时间日期, 日付, 公開日, 発表日, 掲載日, 公表日, 発行日, 出版年, 年, 投稿日時, 公開日時, 投稿日付, 論文投稿日付, 論文公開日, 날짜, 게시일, 발행일, 공개일, 발표일, 출판일, 게재일, 연도",
        "datum, erscheinungsjahr, data di pubblicazione, veröffentlicht, veröffentlichungsdatum, erschienen, erscheinungsdatum, jahr, veröffentlicht am, date de publication, publié, publié le, année, date de parution, fecha, fecha de publicación, publicado, publicado el, año, data, data de publicação, publicado em, ano, дата, дата публикации, опубликовано, год, опубликована",
      ]
    ),
    (
      .firstDate,
      [
        "submitted, submitted date, submission date, date submitted, submitted on, submit date, submit time, first submitted, first submitted date, original date, first version, v1 date, v1, date of submission, created, created at, date created, creation date, createdat, submission, submitted at, first published, published first, first date, received, initial submission, original submission",
        "提交日期, 提交时间, 首次提交, 投稿日期, 首次提交日期, 初版日期, 创建时间, 提交于, 首次发布, 投稿日, 提出日, 初稿日, 提交, 初投稿, 初版, 제출일, 최초 제출일, 제출 날짜",
        "eingereicht, eingereicht am, soumis, soumis le, date de soumission, enviado, fecha de envío, submetido, submetido em, data de submissão, отправлено, дата подачи, подано",
      ]
    ),
    (
      .updated,
      [
        "updated, update, updated date, update date, updated at, updated on, last updated, last update, last modified, modified, date modified, date updated, update time, updated time, latest version, last revised, revised, revision date, lastupdated, date revised",
        "更新, 更新日期, 更新时间, 最后更新, 最近更新, 修改日期, 最終更新, 更新日, 最終更新日, 수정일, 업데이트, 최종 수정일",
        "aktualisiert, geändert, mis à jour, dernière mise à jour, actualizado, última actualización, atualizado, última atualização, обновлено, дата обновления",
      ]
    ),
    (
      .abstract,
      [
        "abstract, abstracts, paper abstract, abs, abstract en, abstract note, abstractnote, original abstract, english abstract, full abstract, arxiv abstract, the abstract, description, dc description",
        "摘要, 论文摘要, 論文摘要, 英文摘要, 原文摘要, 原摘要, 内容摘要, 摘要原文, 要旨, 概要, アブストラクト, 抄録, 論文要旨, 原文要旨, 초록, 논문 초록, 원문 초록",
        "zusammenfassung, abstrakt, kurzfassung, résumé, resumé, resume, resumen, resumo, аннотация, реферат, абстракт",
      ]
    ),
    (
      .translatedAbstract,
      [
        "translated abstract, abstract translation, chinese abstract, abstract zh, abstract cn, zh abstract, cn abstract, abstract translated, abstract chinese, japanese abstract",
        "中文摘要, 摘要翻译, 摘要中文, 翻译摘要, 译文, 中文翻译, 翻译, 摘要译文, 要旨和訳, 日本語要旨, 和訳, 日本語訳, 한국어 초록, 번역, 초록 번역",
        "übersetzung, traduction, traducción, tradução, перевод",
      ]
    ),
    (
      .summary,
      [
        "summary, summaries, tldr, tl;dr, tl dr, tl,dr, too long didn't read, ai summary, ai generated summary, gpt summary, llm summary, short summary, brief, brief summary, one line summary, one sentence summary, in short, in a nutshell, gist, overview, synopsis, note, notes, my notes, key points, key point, key idea, key ideas, main idea, idea, highlights, highlight, takeaway, takeaways, key takeaways, key takeaway, short description, digest, remark, remarks, review, quick summary, what, why it matters, summary en",
        "总结, 概述, 简介, 一句话总结, 一句话概括, 一句话, 核心观点, 核心内容, 要点, 亮点, 内容简介, 简述, 总结概述, 主要内容, 笔记, 备注, 论文总结, 内容概要, ai总结, ai 总结, 简要总结, 速读, 一句话简介, 總結, 簡介, まとめ, 要約, 一言まとめ, 一言でいうと, ひとことで, ポイント, 解説, 要約文, メモ, 概略, 요약, 한줄 요약, 한 줄 요약, 핵심, 개요, 핵심 요약, 정리, 메모",
        "kurz, überblick, in kürze, notiz, notizen, kurzbeschreibung, beschreibung, synthèse, en bref, aperçu, sommaire, note, resumen breve, sinopsis, notas, nota, em resumo, síntese, sumário, краткое содержание, кратко, резюме, краткое описание, описание, суть, заметки, саммари",
      ]
    ),
    (
      .categories,
      [
        "category, categories, subject, subjects, primary category, primary subject, arxiv category, arxiv categories, subject area, subject areas, subject class, subject classes, primary class, primaryclass, class, field, fields, area, areas, topic area, discipline, cats, subj class, cross lists, cross list, fields of study, primarycategory",
        "分类, 类别, 學科分類, 学科分类, 领域, 研究领域, 分類, 類別, arxiv分类, arxiv 分类, 主分类, 学科, 主题分类, 領域, カテゴリ, カテゴリー, 分野, 研究分野, 카테고리, 분류, 분야, 연구 분야",
        "kategorie, kategorien, fachgebiet, bereich, catégorie, catégories, domaine, sujet, sujets, categoría, categorías, área, áreas, categoria, categorias, assunto, assuntos, категория, категории, раздел, рубрика",
      ]
    ),
    (
      .comment,
      [
        "comment, comments, arxiv comment, arxiv comments, author comment, author comments, authors comments, author's comments, remarks by authors, paper comments",
        "评论, 注释, 作者评论, 评注, 注解, 註解, コメント, 코멘트, 댓글, 비고",
        "kommentar, kommentare, anmerkung, anmerkungen, commentaire, commentaires, remarque, comentario, comentarios, comentário, comentários, комментарий, комментарии, примечание",
      ]
    ),
    (
      .keywords,
      [
        "keyword, keywords, key words, tag, tags, topic, topics, index terms, labels, terms, theme, themes, matched keywords, keyphrases, key phrases, concepts, hashtags, task, tasks",
        "关键词, 关键字, 标签, 主题, 主题词, 關鍵詞, 關鍵字, 標籤, 任务, キーワード, タグ, トピック, 키워드, 태그, 주제, 핵심어",
        "schlagwörter, schlagworte, schlüsselwörter, stichworte, stichwörter, themen, thema, mots clés, mots clefs, étiquettes, thèmes, palabras clave, etiquetas, temas, palavras chave, marcadores, ключевые слова, теги, тэги, тема, темы, метки",
      ]
    ),
    (
      .code,
      [
        "code, codes, github, source code, code link, code url, github link, github url, github repo, repo, repository, implementation, official code, code repository, gitlab, codebase, code available, code & data, code and data, code availability, open source, repo url, code repo, git, software",
        "代码, 代码链接, 源码, 源代码, 开源代码, 代码地址, 代码仓库, 开源地址, 代碼, 程式碼, 开源, github地址, github 地址, github链接, コード, ソースコード, 実装, リポジトリ, 코드, 소스 코드, 깃허브, 소스코드, 구현",
        "quelltext, quellcode, implementierung, code source, dépôt, código, código fuente, repositorio, código fonte, repositório, implementação, код, исходный код, репозиторий, реализация",
      ]
    ),
    (
      .journal,
      [
        "journal, journal ref, journal reference, journal reference(s), journal refs, journal name, journalname, published in, publication, publications, publication title, publicationtitle, container title, booktitle, book title, journaltitle, source title, magazine, appeared in, reference, journal article, citation, cite as",
        "期刊, 杂志, 刊物, 期刊名, 期刊引用, 發表期刊, 出版物, 引用, 刊登于, 发表于, 期刊会议, 発表先, 雑誌, 掲載誌, ジャーナル, 出典, 저널, 학술지, 게재지",
        "zeitschrift, fachzeitschrift, erschienen in, revue, publié dans, revista, publicado en, periódico, журнал, издание, опубликовано в",
      ]
    ),
    (
      .venue,
      [
        "venue, venues, conference, conferences, conf, conf., accepted, accepted by, accepted at, accepted to, accepted in, presented at, workshop, meeting, event, proceedings, to appear in, acceptance, conference name, venue name, conference journal, journal conference",
        "会议, 会议名称, 发表会议, 会议期刊, 發表會議, 會議, 收录, 接收, 录用, 收录会议, 录用会议, 刊会, 学会, 国際会議, 会議, 採択, カンファレンス, 학회, 컨퍼런스, 학술대회, 게재",
        "konferenz, tagung, angenommen, conférence, accepté, conferencia, congreso, aceptado, conferência, congresso, aceito, evento, конференция, принято, принята",
      ]
    ),
    (
      .doi,
      [
        "doi, doi link, doi url, digital object identifier, dois, article doi, related doi, doi链接, dx doi"
      ]
    ),
    (
      .id,
      [
        "id, arxiv id, arxivid, arxiv number, arxiv no, arxiv no., paper id, paperid, arxiv identifier, arxiv ids, identifier, eprint, e print, arxiv eprint, entry id, arxiv, preprint, arxiv preprint, arxiv paper, arxiv code",
        "编号, 论文编号, 论文id, 论文 id, arxiv编号, arxiv 编号, arxiv号, arxiv 号, 文献番号, 論文id, 논문 번호, 논문 id, arxiv 番号, arxiv番号, arxiv 번호",
        "kennung, nummer, identifiant, numéro, identificador, identificador arxiv, número, идентификатор, номер",
      ]
    ),
    (
      .pdf,
      [
        "pdf, pdf link, pdf url, link pdf, link to pdf, full text, fulltext, full text pdf, pdf file, download, download link, pdfurl, full paper, paper pdf, download pdf, view pdf, pdfs",
        "pdf链接, pdf 链接, pdf下载, pdf 下载, pdf地址, 全文, 全文链接, 下载, 下载链接, 原文pdf, pdfリンク, pdf リンク, 全文リンク, ダウンロード, pdf 링크, 원문 pdf, 다운로드",
        "herunterladen, volltext, télécharger, texte intégral, descargar, texto completo, baixar, скачать, полный текст",
      ]
    ),
    (
      .paper,
      [
        "paper, papers, article, articles, publication link, 论文, 論文, 文章, 논문, artikel, papier, artículo, artigo, статья"
      ]
    ),
    (
      .link,
      [
        "link, links, url, urls, arxiv link, arxiv url, paper link, paper url, link to paper, link to arxiv, paper links, href, website, web, html, html link, abstract link, abs link, source, sources, source link, address, permalink, web page, webpage, read, read more, read paper, arxiv page, abstract page, entry url, abstract url, abs url, uri, page, paper page, original link, link url, arxiv abs, full link, paper address, item link, external link, resources, resource, access, read at, original paper, original",
        "链接, 论文链接, 论文地址, 原文链接, 原文, 地址, 网址, arxiv链接, arxiv 链接, 来源, 连接, 原文地址, 論文連結, 連結, 鏈接, 論文鏈接, 文章链接, 阅读原文, 查看原文, リンク, 論文リンク, 原論文, url リンク, 論文url, 링크, 논문 링크, 주소, 원문, 원문 링크, 출처",
        "verweis, verknüpfung, quelle, adresse, lien, liens, source, enlace, enlaces, fuente, dirección, ligação, endereço, fonte, ссылка, ссылки, адрес, источник",
      ]
    ),
    (
      .other,
      [
        "name, names, 名称, 名前, 名字, 이름, score, scores, relevance, relevance score, rating, rank, ranking, priority, novelty, novelty score, stars, star, citations, citation count, cited by, cites, upvotes, votes, likes, views, downloads, popularity, impact, quality, importance, confidence, no, no., nr, nr., #, index, number, num, motivation, method, methods, methodology, approach, result, results, conclusion, conclusions, contribution, contributions, background, problem, solution, introduction, experiments, experiment, evaluation, limitations, limitation, future work, discussion, findings, objective, objectives, research question, technique, techniques, architecture, model, models, dataset, datasets, benchmark, benchmarks, metrics, metric, baseline, baselines, language, languages, type, publication type, entry type, item type, license, licence, status, publisher, volume, issue, pages, page count, num pages, isbn, issn, editor, editors, series, edition, project, project page, project website, homepage, demo, video, videos, slides, poster, blog, blog post, tweet, tweets, twitter, x, bibtex, bib, huggingface, hugging face, openreview, supplementary, supplementary material, appendix, figure, figures, table, version, versions, report no, report number, acm class, msc class, proxy, reason, reasoning, explanation, analysis, criteria, criterion, strengths, weaknesses, pros, cons, applications, application, input, output, modality, framework, setting, size, parameters, url date, experiment environment, expenv, presenter, presented by, speaker, discussion leader, paper information, paper info, basic information, basic info, access date, accessed, date added, date read, read on, added, added on, retrieved, shortcut, collection, favorite, thumbnail, image, photo, readership, audience, difficulty, reading time, question, questions, answer",
        "主讲人, 讲者, 分享人, 发表者, 発表者, 担当, 担当者, 발표자, 발표, 담당자, 评分, 得分, 分数, 相关性, 相关度, 推荐指数, 推荐理由, 排名, 序号, 编者按, 动机, 方法, 研究方法, 结果, 实验结果, 结论, 贡献, 主要贡献, 创新点, 背景, 研究背景, 问题, 研究问题, 局限性, 实验, 数据集, 模型, 语言, 类型, 状态, 页数, 项目, 项目主页, 项目地址, 主页, 演示, 视频, 引用数, 星级, 星标, 阅读时间, 阅读状态, 基本信息, 论文信息, 论文基本信息, 元信息, 应用, 理由, 解释, 分析, 优点, 缺点, 不足, スコア, 基本情報, 論文情報, 書誌情報, 評価, 順位, 動機, 手法, 結果, 結論, 貢献, 背景, 課題, 目的, 新規性, 実験, データセット, モデル, 番号, ページ数, プロジェクト, デモ, 動画, 先行研究と比べてどこがすごい, 技術や手法のキモはどこ, どうやって有効だと検証した, 議論はあるか, 次に読むべき論文は, どんなもの, 점수, 순위, 동기, 방법, 방법론, 결과, 결론, 기여, 배경, 문제, 한계, 실험, 데이터셋, 모델, 번호, 프로젝트, 데모",
        "vortragender, vortragende, présentateur, présenté par, ponente, apresentador, докладчик, bewertung, relevanz, rang, methode, methoden, ergebnis, ergebnisse, fazit, schlussfolgerung, beitrag, hintergrund, sprache, verlag, seiten, band, projekt, projektseite, méthode, niveau de confiance, résultats, conclusion, contexte, langue, éditeur, pertinence, pages, projet, puntuación, relevancia, método, métodos, resultados, conclusión, conclusiones, idioma, editorial, páginas, proyecto, pontuação, relevância, conclusão, contexto, projeto, оценка, релевантность, метод, методы, результаты, вывод, выводы, заключение, язык, издательство, страницы, проект, мотивация",
      ]
    ),
  ]
}
