"""Made-up reports in the wire's form: people, posts and subjects that do not exist, put together from ordinary words.

Read this first; sites.py, theme.py, light.py, reading.py and equal.py follow, and measure.py stands by itself.
"""

import datetime
import hashlib
import random

GIVEN = "آرمان بهار پویا ترانه کاوه نرگس سپهر لیلا فرهاد مینا بابک شیرین رامین سحر هومن الهام".split()
SURNAMES = "سپیدرودی کوهپایه دشتستانی چنارانی بادامچی سروستانی نیکاندیش آبشناس ریگآبادی شالیکار گندمکار برفآور".split()
POSTS = [
    "رئیس سازمان آب و خاک دشت سپید",
    "مدیرکل راه روستایی دشت سپید",
    "معاون برنامهریزی استانداری دشت سپید",
    "دبیر انجمن صادرکنندگان زعفران",
    "رئیس اتاق اصناف شهر چنارستان",
    "سرپرست اداره میراث کوهپایه",
    "فرماندار شهرستان آبادان نو",
    "عضو هیئت علمی دانشگاه کویر",
]
SUBJECTS = [
    "بازسازی قناتهای کهن",
    "ترانزیت ریلی کالا",
    "بازارچههای مرزی",
    "گردشگری روستایی",
    "انرژی خورشیدی در گلخانهها",
    "صادرات زعفران و پسته",
    "آموزش مهارت به جوانان",
    "کاهش مصرف آب",
]
VERBS = ["گفت", "افزود", "اظهار کرد", "تصریح کرد", "خاطرنشان کرد", "ادامه داد"]
CLAUSES = [
    "اجرای این طرح در سه شهرستان آغاز شده و تا پایان سال به بهرهبرداری میرسد",
    "همکاری بخش خصوصی و دولتی میتواند هزینه این کار را به نصف برساند",
    "گزارش کارشناسان نشان میدهد که نیاز استان در پنج سال آینده دوچندان خواهد شد",
    "کارگروه مشترک هر ماه یک بار تشکیل میشود و نتایج آن به اطلاع مردم میرسد",
    "اعتبار لازم در بودجه پیشبینی شده است و مشکلی از این بابت وجود ندارد",
    "شرکتهای دانشبنیان در این حوزه توانمندیهای خوبی دارند",
]
EVENT = "چهارمین همایش توسعه دشت سپید"


def report(number):
    """The text of one report in the wire's form, and what it is about."""
    chance = random.Random(number)
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number // 40)
    pool = max(1, number // 25)
    people = []
    for _ in range(2):
        which = random.Random(chance.randrange(pool) * 7 + 1)
        name = f"{which.choice(GIVEN)} {which.choice(SURNAMES)}"
        people.append((name, which.choice(POSTS)))
    subjects = chance.sample(SUBJECTS, 2)
    lead = f"{people[0][1]} از پیشرفت {subjects[0]} در گزارش شماره {number} خبر داد."
    blocks = [f" date {day} {lead}"]
    # With a figure in each clause, no two reports are taken for copies of one another.
    figure = lambda clause: f"{clause} و {chance.randrange(10, 10_000)} نفر از آن بهره میبرند"
    said = lambda: "، ".join(figure(clause) for clause in chance.sample(CLAUSES, 3))
    opening = f"به گزارش خبرگزاری دشت، مرکز چنارستان، {people[0][1]} در {EVENT} گفت: {subjects[0]} {said()}."
    blocks.append(opening)
    blocks.append(f"{people[0][0]} افزود: {said()}.")
    for _ in range(4):
        blocks.append(f"وی {chance.choice(VERBS)}: {subjects[0]} {said()}.")
    blocks.append(f"{people[1][0]}، {people[1][1]} نیز در این همایش گفت: {subjects[1]} {said()}.")
    for _ in range(3):
        blocks.append(f"وی {chance.choice(VERBS)}: {subjects[1]} {said()}.")
    return day, lead, blocks, [name for name, _ in people], subjects


def stem(number):
    return f"{number:06}_{hashlib.sha256(str(number).encode()).hexdigest()[:16]}"
